-- ATTACK: an unfinished word instead of a lesson
return lesson
