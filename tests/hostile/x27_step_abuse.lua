-- ATTACK: steps are indexed, called, compared, joined and measured
local a = misaki.a.b.c
misaki[1] = 2
