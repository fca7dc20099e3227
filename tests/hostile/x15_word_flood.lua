-- ATTACK: words for ever: they are kept outside of the memory that Lua counts
while true do local a = misaki "id" "普通" "あいうえおかきくけこさしすせそたちつてと" end
