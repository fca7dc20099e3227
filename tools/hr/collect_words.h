/* What collect and collect conflicts both advise. */
#ifndef GOFUN_TOOLS_HR_COLLECT_WORDS_H
#define GOFUN_TOOLS_HR_COLLECT_WORDS_H

/* How an unknown device becomes one of the company. */
#define COLLECT_SIGN_DEVICE                                                                               \
    "その端末で「gofun-hr key show」を実行し、出た公開鍵に、ここで「gofun-hr key " \
    "device "                                                                                             \
    "sign "                                                                                               \
    "公開鍵 --label 呼び名」で署名すると、会社の端末になります。"

#endif
