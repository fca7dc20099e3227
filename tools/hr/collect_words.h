/* What collect and collect conflicts both advise. */
#ifndef GOFUN_TOOLS_HR_COLLECT_WORDS_H
#define GOFUN_TOOLS_HR_COLLECT_WORDS_H

/* How an unknown device becomes one of the company. */
#define COLLECT_SIGN_DEVICE                                                              \
    "「gofun-hr key device new」で、だれの端末かを見て、会社の端末にできます。"

#endif
