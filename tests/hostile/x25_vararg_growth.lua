-- ATTACK: arguments that grow with every call
local function f(...) return f(1, ...) end
f()
