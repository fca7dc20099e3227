// gift-pegjs against gofun-author. verify.mjs ALL.gift LESSONS NASTY.gift BACK.gift
// ALL: the export of the course, whose texts must stand in LESSONS; BACK: NASTY imported
// into a lesson and exported again.
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'gift-pegjs';

const [all, lessons, nasty, back] = process.argv.slice(2);
const read = (path) => parse(readFileSync(path, 'utf8'));
let faults = 0;

function same(what, wanted, got) {
  if (JSON.stringify(wanted) !== JSON.stringify(got)) {
    console.error(`${what}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
    faults++;
  }
}

const choices = (question) =>
  question.choices.map((choice) => ({
    right: choice.isCorrect || choice.weight === 100,
    text: choice.text.text,
    reason: choice.feedback === null ? '' : choice.feedback.text,
  }));
const rightCount = (question) => choices(question).filter((choice) => choice.right).length;

// The lessons as their authors wrote them, without readings, marks and string escapes.
function sources() {
  let text = '';
  for (const name of readdirSync(lessons).filter((entry) => /^no\d\d_/.test(entry))) {
    text += readFileSync(`${lessons}/${name}/lesson.lua`, 'utf8');
  }
  return text
    .replace(/\\u\{20(0B|60)\}|\u200B|\u2060/g, '')
    .replace(/\{([^{}|]+)\|[^{}]*\}/g, '$1')
    .replace(/\\(["\\])/g, '$1');
}

const written = sources();
// Figures and company words are filled in on the way out.
const pieces = written.match(/"[^"\n]*\{[^{}"]+\}[^"\n]*"/g) ?? [];
const filled = pieces.map((piece) => {
  const parts = piece.slice(1, -1).split(/\{[^{}]+\}/);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`);
});
const stands = (text) => written.includes(`"${text}"`) || filled.some((form) => form.test(text));

const course = read(all);
const questions = course.filter((entry) => entry.type === 'MC');
same('categories', 25, course.filter((entry) => entry.type === 'Category').length);
same('questions', 125, questions.length);
same('nothing else', 150, course.length);
for (const question of questions) {
  same(`${question.title}: right answers`, 1, rightCount(question));
  same(`${question.title}: mark`, true, /^【(不)?適切】/.test(question.stem.text));
  const texts = [question.stem.text.replace(/^【.*?】/, '')];
  for (const choice of choices(question)) {
    texts.push(choice.text, choice.reason);
  }
  for (const text of texts) {
    same(`${question.title}: '${text}' stands in a lesson`, true, stands(text));
  }
}

// Braces and bars are readings in a lesson: they come back as their full-width forms.
const full = (text) => text.replace(/[{}|]/g, (sign) => ({ '{': '｛', '}': '｝', '|': '｜' })[sign]);
const wanted = read(nasty).filter((entry) => entry.type === 'MC' && rightCount(entry) === 1);
const got = read(back).filter((entry) => entry.type === 'MC').slice(-wanted.length);
for (const [i, question] of wanted.entries()) {
  same('title', `no26_trial.${question.title}`, got[i].title);
  same(question.title, full(question.stem.text).replace('_____', '＿＿＿').replace(/ ?＿＿＿ ?/, '＿＿＿'),
       got[i].stem.text.replace(/^【適切】/, ''));
  same(question.title, choices(question).map((choice) => ({
    ...choice, text: full(choice.text), reason: full(choice.reason) })), choices(got[i]));
}
console.log(`${questions.length} questions of the course, ${wanted.length} by hand: ${faults} faults`);
process.exit(faults > 0 || wanted.length < 10 ? 1 : 0);
