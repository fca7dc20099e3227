---@meta
-- The words of a lesson file, for editors (Lua language server): put this file where your
-- editor looks for libraries. It is never run. docs/lesson-format.md explains the words.

--- `lesson "id" { ... }`
---@type any
lesson = nil

--- `scene "id" { backdrop = "cafe", ... }`
---@type any
scene = nil

--- `say "id" "who" "face" "text"`
---@type any
say = nil

--- `narrate "id" "text"`
---@type any
narrate = nil

--- `show { left = "misaki", right = "yuma" }`
---@type any
show = nil

--- `choose "id" "prompt" { option ..., option ... }`
---@type any
choose = nil

--- `option "id" "label" { to = "scene" }`
---@type any
option = nil

--- `other_way "id of the choose"`
---@type any
other_way = nil

--- `jump "scene"`
---@type any
jump = nil

--- `finish`
---@type any
finish = nil

--- `pick "id" "prompt" { yes ..., no ... }`
---@type any
pick = nil

--- `yes "id" "label" "detail" "feedback"`
---@type any
yes = nil

--- `part "id" "label" "detail" "feedback"`
---@type any
part = nil

--- `no "id" "label" "detail" "feedback"`
---@type any
no = nil

--- `spot "id" "prompt" { hit ..., decoy ... }`
---@type any
spot = nil

--- `hit "id" "label" "feedback" { x, y, width, height }`
---@type any
hit = nil

--- `decoy "id" "label" "feedback" { x, y, width, height }`
---@type any
decoy = nil

--- `plate "text" { x, y, width, height }`
---@type any
plate = nil

--- `sort "id" "prompt" { bin ..., item ... }`
---@type any
sort = nil

--- `bin "id" "label"`
---@type any
bin = nil

--- `item "id" "label" "bin" "feedback"`
---@type any
item = nil

--- `panel "id" "prompt" { switch ... }`
---@type any
panel = nil

--- `switch "id" "label" "feedback" { "on", "off", start = "on", right = "off" }`
---@type any
switch = nil

--- `order "id" "prompt" { step ..., decoy ... }`
---@type any
order = nil

--- `step(1) "id" "label" "feedback"`
---@type any
step = nil

--- `builder "id" "prompt" { slot ..., band ... }`
---@type any
builder = nil

--- `slot "id" "title" { kind = "text", value ... }`
---@type any
slot = nil

--- `value "id" "label" "text"`
---@type any
value = nil

--- `band(8) "text"`
---@type any
band = nil

--- `whatif "id" "prompt" { option ..., event ..., outcome ... }`
---@type any
whatif = nil

--- `event "id" "label"`
---@type any
event = nil

--- `outcome "option" "event" "○" "feedback"`
---@type any
outcome = nil

--- `result "text" { "option", ... }`
---@type any
result = nil

--- `talk "id" "prompt" { turn ..., result ... }`
---@type any
talk = nil

--- `turn "id" "text" { reply ... }`
---@type any
turn = nil

--- `reply(0) "id" "label" "feedback"`
---@type any
reply = nil

--- `explain { card ..., more = { ... } }`
---@type any
explain = nil

--- `card "id" "title" { "text", ... }`
---@type any
card = nil

--- `quiz { question ..., spare ... }`
---@type any
quiz = nil

--- `question "id" "適切" "prompt" { right ..., wrong ... }`
---@type any
question = nil

--- `spare "id" "適切" "prompt" { right ..., wrong ... }`
---@type any
spare = nil

--- `right "id" "label" "feedback"`
---@type any
right = nil

--- `wrong "id" "label" "feedback"`
---@type any
wrong = nil

--- `course { chapter ..., entry ... }`
---@type any
course = nil

--- `chapter(1) "title"`
---@type any
chapter = nil

--- `entry(1) "id" "title" { part = 1, tile = "line|line" }`
---@type any
entry = nil

--- `misaki "id" "face" "text"`
---@type any
misaki = nil

--- `sato "id" "face" "text"`
---@type any
sato = nil

--- `yuma "id" "face" "text"`
---@type any
yuma = nil

--- `keiko "id" "face" "text"`
---@type any
keiko = nil

--- `shacho "id" "face" "text"`
---@type any
shacho = nil

--- `gofun "id" "face" "text"`
---@type any
gofun = nil
