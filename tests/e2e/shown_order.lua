-- The order in which a question's options are shown, worked out a second time from the
-- stored seed: lua5.4 shown_order.lua LESSON.lua SEED_HEX ROUND QUESTION
-- First line: the place of the right option, from 1. Second line: the ids as shown.

local function mix(z)
    z = (z ~ (z >> 30)) * 0xBF58476D1CE4E5B9
    z = (z ~ (z >> 27)) * 0x94D049BB133111EB
    return z ~ (z >> 31)
end

local function hash(text)
    local h = 0xCBF29CE484222325
    for i = 1, #text do
        h = (h ~ text:byte(i)) * 0x100000001B3
    end
    return h
end

-- The uneven rest of 2^64 is thrown away.
local function below(state, limit)
    local uneven = math.tointeger((1 << 62) % limit * 4 % limit)
    local value
    repeat
        state = state + 0x9E3779B97F4A7C15
        value = mix(state)
    until not math.ult(value, uneven)
    local high, low = value >> 1, value & 1
    return (high % limit * 2 + low) % limit, state
end

local function options_of(path, question)
    local ids, right, is_it = {}, nil, false
    for line in io.lines(path) do
        local word, id = line:match('^%s*(%a+) "([%w_]+)"')
        if word == "question" or word == "spare" then
            is_it = id == question
        elseif is_it and (word == "right" or word == "wrong") then
            ids[#ids + 1] = id
            right = word == "right" and id or right
        end
    end
    return ids, right
end

local path, seed, round, question = table.unpack(arg)
local ids, right = options_of(path, question)
local state = tonumber(seed, 16) ~ hash(question)
state = state ~ mix(tonumber(round) + 0x9E3779B97F4A7C15)
for i = #ids, 2, -1 do
    local other
    other, state = below(state, i)
    ids[i], ids[other + 1] = ids[other + 1], ids[i]
end
for place, id in ipairs(ids) do
    if id == right then
        print(place)
    end
end
print(table.concat(ids, " "))
