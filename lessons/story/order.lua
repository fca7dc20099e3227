-- 物語の台本を出す所。before と after は課の番号です。どれも一度だけ、テストはありません。
return {
    { file = "prologue", before = 1 },
    { file = "part1_end", after = 5 },
    { file = "part2_end", after = 18 },
    { file = "finale", after = 25 },
}
