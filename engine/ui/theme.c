#include "ui/theme.h"

#include <math.h>

#define RGB(hex)                                                                         \
    {                                                                                    \
        (uint8_t)((hex) >> 16), (uint8_t)(((hex) >> 8) & 0xFF), (uint8_t)((hex)&0xFF),   \
            255                                                                          \
    }

static const Theme themes[UI_THEME_COUNT] = {
    [UI_THEME_LIGHT] =
        {
#define X(name, light, dark, high_contrast) .name = RGB(light),
            UI_TOKEN_TABLE(X)
#undef X
                .panel_alpha = 0.94f,
            .has_shadow = true,
        },
    [UI_THEME_DARK] =
        {
#define X(name, light, dark, high_contrast) .name = RGB(dark),
            UI_TOKEN_TABLE(X)
#undef X
                .panel_alpha = 0.92f,
        },
    [UI_THEME_HIGH_CONTRAST] =
        {
#define X(name, light, dark, high_contrast) .name = RGB(high_contrast),
            UI_TOKEN_TABLE(X)
#undef X
                .panel_alpha = 1.0f,
        },
};

static const TypeRow type_scale[UI_TYPE_COUNT] = {
    [UI_TYPE_DISPLAY] = {72, 96.0f / 72, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, true,
                         TEXT_RUBY_NONE},
    [UI_TYPE_H1] = {48, 68.0f / 48, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, true,
                    TEXT_RUBY_HARD},
    [UI_TYPE_H2] = {40, 1.5f, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, true, TEXT_RUBY_HARD},
    [UI_TYPE_DIALOGUE] = {40, 1.7f, TEXT_UD_REGULAR, TEXT_UDP_REGULAR, true, false,
                          TEXT_RUBY_HARD},
    [UI_TYPE_BODY] = {34, 56.0f / 34, TEXT_UD_REGULAR, TEXT_UDP_REGULAR, true, false,
                      TEXT_RUBY_HARD},
    [UI_TYPE_OPTION] = {36, 1.5f, TEXT_UD_REGULAR, TEXT_UDP_REGULAR, false, false,
                        TEXT_RUBY_HARD},
    [UI_TYPE_LABEL] = {30, 44.0f / 30, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, false,
                       TEXT_RUBY_NONE},
    [UI_TYPE_TITLE] = {32, 1.4f, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, false,
                       TEXT_RUBY_NONE},
    [UI_TYPE_PROMPT] = {34, 1.4f, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, false,
                        TEXT_RUBY_ALL},
    [UI_TYPE_NAME] = {34, 1.4f, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, false,
                      TEXT_RUBY_NONE},
    [UI_TYPE_BUTTON] = {36, 1.3f, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, false,
                        TEXT_RUBY_NONE},
    [UI_TYPE_TOOLBAR] = {28, 1.3f, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, false,
                         TEXT_RUBY_NONE},
    [UI_TYPE_SMALL] = {28, 44.0f / 28, TEXT_UD_REGULAR, TEXT_UDP_REGULAR, true, false,
                       TEXT_RUBY_NONE},
    [UI_TYPE_CAPTION] = {24, 1.5f, TEXT_UD_REGULAR, TEXT_UDP_REGULAR, false, false,
                         TEXT_RUBY_NONE},
    [UI_TYPE_NUMBER] = {64, 1.2f, TEXT_UDP_BOLD, TEXT_UDP_BOLD, false, false,
                        TEXT_RUBY_NONE},
};

const Theme *theme_get(UiThemeId id)
{
    require((unsigned)id < UI_THEME_COUNT);
    return &themes[id];
}

const TypeRow *theme_type(UiType type)
{
    require((unsigned)type < UI_TYPE_COUNT);
    return &type_scale[type];
}

Color color_with_alpha(Color color, float alpha)
{
    color.a = (uint8_t)lroundf(alpha * 255.0f);
    return color;
}

static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(Color c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double color_contrast(Color a, Color b)
{
    double la = luminance(a);
    double lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}
