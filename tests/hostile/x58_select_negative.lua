-- ATTACK: select with odd numbers
local function f(...) return select(-1, ...), select(2, ...), select(math.floor(1e15), ...) end
local a = f(1, 2, 3)
local b = select(-5, 1)
