/* The words of the lessons themselves, by their first letter; of what is inflected only
 * the part that stays. A word that is missing costs a guess, not an error. */
#include "text/phrases.h"

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

enum {
    FIRST_KANA = 0x3041,
    LAST_KANA = 0x3096,
};

#define BY(kana) [(kana)-FIRST_KANA]

static const char32_t *const HEADS[LAST_KANA - FIRST_KANA + 1] = {
    BY(U'あ') =
        U"あいさつ あいだ あいまい あきらめ あけ あそこ あちら あと あなた あの あまり "
        U"あやし あらかじめ あれ あわて",
    BY(U'い') = U"いくつ いくら いざ いたずら いちばん いつ いつか いつも いったん "
                U"いっしょ いっぱい いろいろ いいえ いかにも いらっしゃ",
    BY(U'う') = U"うそ うち うっかり うなず うまく うるさ うわさ うれし うなぎ",
    BY(U'え') = U"えっ",
    BY(U'お') = U"おい おかげ おかし おすすめ おそれ おたがい おおむね おまけ "
                U"おもしろ おもちゃ おわび お互い お気に入",
    BY(U'か') = U"かえって かかって かかる かかり かたる かばん かぶせ",
    BY(U'が') = U"がっかり",
    BY(U'き') = U"きちんと きっと きれい",
    BY(U'く') = U"くず くつろ くり返 くわし くずかご",
    BY(U'ぐ') = U"ぐっと",
    BY(U'け') = U"けが",
    BY(U'こ') = U"ここ こちら こっそり こっち こと この こぼ これ こわ こう こんな ころ",
    BY(U'ご') = U"ごみ ごはん ごまかす",
    BY(U'さ') = U"ささや さあ さがす さがせ さっき さらに さわ",
    BY(U'し') = U"しかけ しかし しかも しくみ しばらく しまい しるし しのげ しっかり",
    BY(U'す') = U"すぐ すごい すごく すっと すでに すべて すり抜 すり替",
    BY(U'ず') = U"ずらり ずれ ずっと ずらし",
    BY(U'せ') = U"せい せめて",
    BY(U'そ') = U"そういう そこ そして そちら そっくり そっと そのもの その それ そろ "
                U"そもそも そば "
                U"そのまま それぞれ それでも そんな そらせ",
    BY(U'た') =
        U"たくさん たずね ただ たどれ たび たびたび たぶん ため たまたま たまっ たとえ",
    BY(U'だ') = U"だいじ だいたい だから だぶ だま だれ だめ",
    BY(U'ち') = U"ちゃんと ちょうど ちょうだい ちらつ",
    BY(U'つ') = U"つい つかま つけ つくり つぶ つまり つもり つなが つなぐ つない つなぎ "
                U"つなげ つり",
    BY(U'で') = U"できごと",
    BY(U'と') = U"ときどき とき ところ とても とりあえず とおり",
    BY(U'ど') =
        U"どう どこ どちら どなた どの どれ どんな どうぞ どうし どうも どうしても",
    BY(U'な') = U"なか なぜ なに なめらか なりすま なんと",
    BY(U'に') = U"にせ にっこり にぎ",
    BY(U'ね') = U"ねら",
    BY(U'の') = U"のぞ",
    BY(U'は') = U"はが はさ はじめ はず はっきり はまる はまっ はんこ",
    BY(U'ば') = U"ばれ",
    BY(U'ひ') = U"ひと月 ひと声 ひとこと ひとつ ひとり ひらい ひどい ひそか",
    BY(U'び') = U"びっくり",
    BY(U'ふ') = U"ふさが ふさい ふさぎ ふさぐ ふだん ふつう ふと ふり ふた ふせ",
    BY(U'へ') = U"へん",
    BY(U'ほ') = U"ほう ほか ほっと ほとんど ほめ ほら ほしい ほんとう",
    BY(U'ぼ') = U"ぼく",
    BY(U'ま') = U"まず また まだ まったく まとま まとめ まね まま まぎれ まるごと "
                U"まちが まかせ まっすぐ まわり",
    BY(U'み') = U"みなさん みんな みなと みどり みっちり",
    BY(U'む') = U"むしろ むずかし",
    BY(U'め') = U"めぐ めくり めくれ",
    BY(U'も') = U"もう もちろん もったいな もっと もどる もどっ もどし もの もとに "
                U"もとの もとへ もれ もし もしも "
                U"もう一度 もらさ",
    BY(U'や') =
        U"やがて やつ やはり やっと やっぱり やめ やり やりとり やりかた やる やむ",
    BY(U'ゆ') = U"ゆっくり",
    BY(U'よ') = U"よそ よろし よほど",
    BY(U'わ') = U"わか わけ わざと わざわざ わし わたし わび わずか",
};

static const char32_t *const VERBS[LAST_KANA - FIRST_KANA + 1] = {
    BY(U'あ') = U"ある あり あった あって あれば",
    BY(U'い') = U"いい いる いない いなく います いません いう いけない いった",
    BY(U'お') = U"おく おけ おき おいて",
    BY(U'か') = U"かか かけ",
    BY(U'く') = U"くる くれ",
    BY(U'し') = U"しれ しま しない した して します しましょ しません しました しよう",
    BY(U'す') = U"する すれば",
    BY(U'せ') = U"せず",
    BY(U'で') = U"でき",
    BY(U'そ') = U"そう",
    BY(U'と') = U"とる とって とら",
    BY(U'な') =
        U"なくな なくし ない なかった なく なけれ なる なら なり なって なった なし",
    BY(U'み') = U"みる みて",
    BY(U'も') = U"もら",
    BY(U'よ') = U"よい よく より よし",
};

static const char32_t *const TAILS[LAST_KANA - FIRST_KANA + 1] = {
    BY(U'い') = U"いただ いたし",
    BY(U'か') = U"かも から からの からは かな かしら",
    BY(U'が') = U"がる",
    BY(U'く') = U"ください くださ くらい くん",
    BY(U'ぐ') = U"ぐらい",
    BY(U'け') = U"けど けれど",
    BY(U'こ') = U"こそ",
    BY(U'ご') = U"ごと ごろ",
    BY(U'さ') = U"さえ させ される さま さん され",
    BY(U'し') = U"しか",
    BY(U'じ') = U"じゃ じゃない",
    BY(U'す') = U"すぎ",
    BY(U'ず') = U"ずつ ずに",
    BY(U'せ') = U"せる",
    BY(U'そ') = U"そうな そうに そうです そうだ",
    BY(U'た') = U"たい たく たち たら たり",
    BY(U'だ') = U"だけ だった だって だろう だよ だね",
    BY(U'ち') = U"ちゃ ちゃう ちゃん",
    BY(U'っ') = U"って っけ っぱなし",
    BY(U'づ') = U"づけ づくり づらい",
    BY(U'て') =
        U"てる ても てもよい てもいい てよい てから ては ていま ています ていません "
        U"ている ていない ておく てある "
        U"てくださ てしま てみる てみて てみよ てもら てくる てくれ てくだ ておき ておい",
    BY(U'で') = U"では ではない ではなく ではなか でも でもない でもよい でもいい です "
                U"でした でしょ ",
    BY(U'と') = U"とは とも とか として という といった",
    BY(U'ど') = U"どおり どころか どうし",
    BY(U'な') =
        U"ながら など なの なんて なんか なさい なら なんです なんだ ない なく なかった",
    BY(U'に') =
        U"には にも について によって により による における にかけて にくい にくく "
        U"にして",
    BY(U'の') = U"ので のに のは のです のみ のなら",
    BY(U'は') = U"はず",
    BY(U'べ') = U"べき",
    BY(U'へ') = U"への へは",
    BY(U'ほ') = U"ほど",
    BY(U'ま') = U"ます ました まして ません ましょ ませ まで までに までの",
    BY(U'み') = U"みたい",
    BY(U'や') = U"やすい やすく やら",
    BY(U'よ') = U"よう ように ような ようです ようだ よね よりも",
    BY(U'ら') = U"られ らしい",
    BY(U'れ') = U"れる れて れた れない れます れません れば",
    BY(U'を') = U"をする",
    BY(U'ん') = U"んです んだ",
};

/* Length of word, which ends at a space or 0, when the text at i goes on like it; 0. */
static size_t length_when_at(const TextSource *source, size_t i, const char32_t *word)
{
    size_t length = 0;
    while (word[length] != 0 && word[length] != U' ') {
        if (i + length >= source->count ||
            source->units[i + length].codepoint != word[length]) {
            return 0;
        }
        length++;
    }
    for (size_t k = i + 1; k < i + length; k++) {
        if (text__starts_part(source, k)) {
            return 0;
        }
    }
    return length;
}

/* The longest of words, which have a space between them, that the text at i starts with.
 */
static size_t longest_of(const char32_t *words, const TextSource *source, size_t i)
{
    size_t longest = 0;
    while (words != NULL && *words != 0) {
        size_t length = length_when_at(source, i, words);
        longest = length > longest ? length : longest;
        while (*words != 0 && *words != U' ') {
            words++;
        }
        words += *words != 0 ? 1 : 0;
    }
    return longest;
}

PhraseWord phrases_word_at(const TextSource *source, size_t i, size_t *length)
{
    const uint32_t first = source->units[i].codepoint;
    *length = 0;
    if (first < FIRST_KANA || first > LAST_KANA) {
        return PHRASE_NO_WORD;
    }
    const char32_t *const words[] = {
        [PHRASE_TAIL] = TAILS[first - FIRST_KANA],
        [PHRASE_VERB] = VERBS[first - FIRST_KANA],
        [PHRASE_HEAD] = HEADS[first - FIRST_KANA],
    };
    PhraseWord found = PHRASE_NO_WORD;
    for (PhraseWord kind = PHRASE_TAIL; kind <= PHRASE_HEAD; kind++) {
        size_t longest = longest_of(words[kind], source, i);
        if (longest > 0 && longest >= *length) {
            *length = longest;
            found = kind;
        }
    }
    return found;
}
