#include "app/app_internal.h"
