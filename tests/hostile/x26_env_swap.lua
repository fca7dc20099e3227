-- ATTACK: the environment is exchanged, emptied and called
local e = _ENV
local function f() local _ENV = { lesson = lesson } x = 1 return x end
f()
e.lesson = nil e[{}] = 1
_ENV = nil
return lesson "x" {}
