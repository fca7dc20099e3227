-- Checks of the data beside the lessons: facts.lua, glossary.lua, threats.lua. Run by
-- test_data.c, which calls the functions below; each returns a list of complaints.
local checks = {}

-- Every digit group of a text, "1,000" and "48.0" as one.
local function numbers(text)
    local found = {}
    for number in text:gmatch("%d[%d,.]*") do
        found[#found + 1] = (number:gsub("[,.]+$", ""))
    end
    return found
end

-- What makes a sentence with digits a statement about the world: a year, someone who
-- publishes figures, a legal deadline.
local marks = { "20%d%d年", "警察庁", "警視庁", "IPA", "NIST", "総務省", "速報", "確報", "届け出" }

local function states_a_fact(sentence)
    if not sentence:find("%d") then
        return false
    end
    for _, mark in ipairs(marks) do
        if sentence:find(mark) then
            return true
        end
    end
    return false
end

local function numbers_of_fact(fact)
    local known = {}
    for _, field in ipairs({ fact.text, fact.year, fact.source }) do
        for _, number in ipairs(numbers(field)) do
            known[number] = true
        end
    end
    return known
end

local function concerns(fact, lesson)
    for _, number in ipairs(fact.lessons) do
        if lesson == nil or number == lesson then
            return true
        end
    end
    return false
end

-- One fact must hold all numbers of the sentence.
local function is_backed(sentence, facts, lesson)
    for _, fact in ipairs(facts) do
        local known = numbers_of_fact(fact)
        local holds = concerns(fact, lesson)
        for _, number in ipairs(numbers(sentence)) do
            holds = holds and known[number]
        end
        if holds then
            return true
        end
    end
    return false
end

local function sentences(text)
    return (text .. "。"):gsub("{([^|}]*)|[^}]*}", "%1"):gmatch("(.-)。")
end

-- Figures that are written out in a lesson instead of being named: they would stay as they
-- are when the table changes.
local buried = { "20%d%d年", "%d%.%d%%", "万件" }

local function check_named(source, facts, lesson, complaints)
    for id in source:gmatch("{([a-z][a-z0-9_]*)[.a-z0-9_]*}") do
        local is_known = false
        for _, fact in ipairs(facts) do
            is_known = is_known or fact.id == id and concerns(fact, lesson)
        end
        if not is_known then
            complaints[#complaints + 1] = "no fact of this lesson: " .. id
        end
    end
    for text in source:gmatch('"([^"\n]*)"') do
        for _, pattern in ipairs(buried) do
            if text:find(pattern) then
                complaints[#complaints + 1] = "written out, not named: " .. text
            end
        end
    end
end

-- A figure with its year, publisher or deadline that no fact of this lesson holds.
-- lesson nil: any fact will do.
function checks.figures(source, facts, lesson)
    local complaints = {}
    if lesson then
        check_named(source, facts, lesson, complaints)
        source = source:gsub("{[a-z][.a-z0-9_]*}", "")
    end
    for text in source:gmatch('"([^"\n]*)"') do
        for sentence in sentences(text) do
            if states_a_fact(sentence) and not is_backed(sentence, facts, lesson) then
                complaints[#complaints + 1] = "not in facts.lua: " .. sentence
            end
        end
    end
    return complaints
end

local function check_fields(row, names, complaints, what)
    for _, name in ipairs(names) do
        if type(row[name]) ~= "string" or row[name] == "" then
            complaints[#complaints + 1] = what .. " has no " .. name
        end
    end
end

local function check_lessons(row, complaints, what)
    local last = 0
    for _, number in ipairs(row.lessons or {}) do
        if math.type(number) ~= "integer" or number <= last or number > 25 then
            complaints[#complaints + 1] = what .. ": lessons must rise from 1 to 25"
        end
        last = number
    end
    if last == 0 then
        complaints[#complaints + 1] = what .. " belongs to no lesson"
    end
end

local function check_once(seen, key, complaints, what)
    if seen[key] then
        complaints[#complaints + 1] = what .. " is there twice"
    end
    seen[key] = true
end

function checks.facts(facts)
    local complaints, seen = {}, {}
    for i, fact in ipairs(facts) do
        local what = "fact " .. tostring(fact.id or i)
        check_fields(fact, { "id", "text", "year", "source", "review", "sureness" },
            complaints, what)
        check_lessons(fact, complaints, what)
        check_once(seen, fact.id or i, complaints, what)
        if not (fact.year or ""):find("^20%d%d") then
            complaints[#complaints + 1] = what .. ": the year is no year"
        end
        if not ({ A = true, B = true, C = true })[fact.sureness] then
            complaints[#complaints + 1] = what .. ": sureness is A, B or C"
        end
    end
    return complaints
end

-- Hiragana, the long mark and what joins two words.
local function is_reading(text)
    for _, code in utf8.codes(text) do
        local fits = code >= 0x3041 and code <= 0x3096 or code == 0x30FC or code == 0x30FB
        if not fits then
            return false
        end
    end
    return true
end

function checks.glossary(entries)
    local complaints, seen = {}, {}
    for i, entry in ipairs(entries) do
        local what = "term " .. tostring(entry.term or i)
        check_fields(entry, { "term", "reading", "line" }, complaints, what)
        check_lessons(entry, complaints, what)
        check_once(seen, entry.term or i, complaints, what)
        if entry.reading and not is_reading(entry.reading) then
            complaints[#complaints + 1] = what .. ": the reading is not all hiragana"
        end
        if entry.line and utf8.len(entry.line) > 60 then
            complaints[#complaints + 1] = what .. ": the line is longer than 60 letters"
        end
    end
    return complaints
end

-- Ranks from 1 to count, each with a title and lessons, the nearest first.
local function check_ranks(rows, count, complaints, what)
    if #rows ~= count then
        complaints[#complaints + 1] = what .. " has not " .. count .. " rows"
    end
    for i, row in ipairs(rows) do
        local here = what .. " " .. i
        check_fields(row, { "title" }, complaints, here)
        if row.rank ~= i then
            complaints[#complaints + 1] = here .. " has another rank"
        end
        local seen = {}
        for _, number in ipairs(row.lessons or {}) do
            check_once(seen, number, complaints, here .. ": a lesson")
            if math.type(number) ~= "integer" or number < 1 or number > 25 then
                complaints[#complaints + 1] = here .. " names a lesson that is not there"
            end
        end
        if not next(seen) then
            complaints[#complaints + 1] = here .. " leads to no lesson"
        end
    end
end

function checks.threats(index)
    local complaints = {}
    check_ranks(index.rules, 5, complaints, "rule")
    for i, year in ipairs(index.threats) do
        check_ranks(year.list, 10, complaints, "threat of " .. year.year)
        if i > 1 and year.year >= index.threats[i - 1].year then
            complaints[#complaints + 1] = "the newest year comes first"
        end
    end
    return complaints
end

return checks
