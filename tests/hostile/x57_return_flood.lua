-- ATTACK: a function that returns 30,000 values again and again
local function f(n, ...) if n == 0 then return ... end return f(n - 1, n, ...) end
while true do local t = { f(200) } local n = select("#", f(240)) end
