-- ATTACK: a file in CP932
return lesson "x" { title = "–³üLAN" }
