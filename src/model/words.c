/* SPDX-License-Identifier: MIT */
#include "model/words.h"

struct word_row {
	struct str texts[LANGUAGE_COUNT];
};

/* One row a word: zh-Hans, zh-Hant (TW and HK), ja, ko, en. */
#define ROW(word, hans, hant, ja, ko, en)                                               \
	[WORD_##word] = {{STR_INIT(hans), STR_INIT(hant), STR_INIT(hant), STR_INIT(ja), \
		STR_INIT(ko), STR_INIT(en)}}

static const struct word_row word_rows[WORD_COUNT] = {
	ROW(CONTENTS, "目录", "目錄", "目次", "차례", "Contents"),
	ROW(PREFACE, "前言", "前言", "はじめに", "머리말", "Preface"),
	ROW(ANSWERS, "参考答案", "參考答案", "解答", "정답", "Answers"),
	ROW(ANSWER, "答案", "答案", "解答", "정답", "Answer"),
	ROW(EXPLANATION, "解析", "解析", "解説", "해설", "Explanation"),
	ROW(HINT, "提示", "提示", "ヒント", "힌트", "Hint"),
	ROW(TOPIC, "考点", "考點", "論点", "출제 요점", "Topic"),
	ROW(SOURCE, "来源", "來源", "出典", "출처", "Source"),
	ROW(TAGS, "标签", "標籤", "タグ", "태그", "Tags"),
	ROW(ALTERNATIVE, " 或 ", " 或 ", " または ", " 또는 ", " or "),
	ROW(TRUE, "对", "對", "正", "맞음", "True"),
	ROW(FALSE, "错", "錯", "誤", "틀림", "False"),
	ROW(SINGLE, "单选", "單選", "単一選択", "단일 선택", "Single choice"),
	ROW(MULTIPLE, "多选", "多選", "複数選択", "복수 선택", "Multiple choice"),
	ROW(JUDGE, "判断", "是非", "正誤", "참·거짓", "True or false"),
	ROW(BLANKS, "填空", "填空", "穴埋め", "빈칸", "Fill in"),
	ROW(CLOZE, "填空", "填空", "穴埋め", "빈칸", "Cloze"),
	ROW(ESSAY, "简答", "簡答", "記述", "서술", "Short answer"),
	ROW(POINTS, "{0} 分", "{0} 分", "{0} 点", "{0}점", "{0} pt"),
	ROW(DIFFICULTY, "难度 {0}/5", "難度 {0}/5", "難易度 {0}/5", "난이도 {0}/5",
		"Difficulty {0}/5"),
	ROW(QUESTION_NUMBER, "第 {0} 题", "第 {0} 題", "問 {0}", "문제 {0}",
		"Question {0}"),
	ROW(QUESTION_RANGE, "第 {0}–{1} 题", "第 {0}–{1} 題", "問 {0}–{1}",
		"문제 {0}–{1}", "Questions {0}–{1}"),
	ROW(QUESTION_SPAN, "{0}–{1} 题", "{0}–{1} 題", "問 {0}–{1}", "{0}–{1}번",
		"{0}–{1}"),
	ROW(QUESTION_ONE, "{0} 题", "{0} 題", "問 {0}", "{0}번", "{0}"),
	ROW(QUESTION_COUNT, "{0} 题", "{0} 題", "全 {0} 問", "{0}문항", "{0} questions"),
	ROW(CHAPTER_COUNT, "{0} 章", "{0} 章", "全 {0} 章", "{0}장", "{0} chapters"),
	ROW(SEE_ANSWER, "看答案 →", "看答案 →", "解答へ →", "정답 보기 →", "Answer →"),
	ROW(TO_ANSWER, "第 {0} 题的答案", "第 {0} 題的答案", "問 {0} の解答",
		"문제 {0}의 정답", "Answer to question {0}"),
	ROW(TO_QUESTION, "回到第 {0} 题", "回到第 {0} 題", "問 {0} に戻る",
		"문제 {0}(으)로 돌아가기", "Back to question {0}"),
	ROW(BLANK_NUMBER, "填空 {0}", "填空 {0}", "空欄 {0}", "빈칸 {0}", "Blank {0}"),
	ROW(PAGE_NUMBER, "第 {0} 页", "第 {0} 頁", "{0} ページ", "{0}쪽", "Page {0}"),
	ROW(COVER, "封面", "封面", "表紙", "표지", "Cover"),
	ROW(TITLE_PAGE, "书名页", "書名頁", "扉", "속표지", "Title page"),
	ROW(BODY, "正文", "正文", "本文", "본문", "Text"),
	ROW(NO_ANSWER, "本题没有附答案", "本題沒有附答案", "この問題には解答がありません",
		"이 문제에는 정답이 없습니다", "No answer is given for this question"),
	ROW(IMAGE_MISSING, "图片缺失", "圖片缺失", "画像がありません", "그림 없음",
		"Missing image"),
	ROW(LANDMARKS, "导览", "導覽", "目印", "길잡이", "Landmarks"),
	ROW(ACCESSIBILITY, "正文可以朗读和放大，有目录和逐级标题。",
		"正文可以朗讀和放大，有目錄和逐級標題。",
		"本文は読み上げと拡大ができ、目次と段階的な見出しがあります。",
		"본문을 소리로 듣거나 확대해 볼 수 있으며, 차례와 단계별 제목이 있습니다.",
		"The text can be read aloud and enlarged; there are a table of contents and a "
		"hierarchy of headings."),
	ROW(ANSWERS_LINKED, "题目与答案之间有链接。", "題目與答案之間有連結。",
		"問題と解答はリンクで結ばれています。",
		" 문제와 정답은 링크로 이어집니다.",
		" Questions and answers are linked both ways."),
	ROW(FORMULAS_DESCRIBED, "公式为 MathML，附有可朗读的文字。",
		"公式為 MathML，附有可朗讀的文字。",
		"数式は MathML で、読み上げ用の説明があります。",
		" 수식은 MathML이며 소리 내어 읽을 수 있는 설명이 있습니다.",
		" Formulas are MathML with words to read aloud."),
	ROW(IMAGES_DESCRIBED, "所有图片都有文字说明。", "所有圖片都有文字說明。",
		"すべての画像に説明があります。", " 모든 그림에 설명이 있습니다.",
		" All images have a description."),
	ROW(WORKBOOK, "练习本", "練習本", "ワークブック", "연습장", "Workbook"),
	ROW(NAME, "姓名", "姓名", "氏名", "이름", "Name"),
	ROW(DATE, "日期", "日期", "日付", "날짜", "Date"),
	ROW(ANSWER_PAGE, "→ {0} 页", "→ {0} 頁", "→ {0} 頁", "→ {0}쪽", "→ p. {0}"),
	ROW(QUESTION_PAGE, "← {0} 页", "← {0} 頁", "← {0} 頁", "← {0}쪽", "← p. {0}"),
	ROW(COLOPHON, "版权页", "版權頁", "奥付", "판권", "Colophon"),
	ROW(AUTHOR, "作者", "作者", "著者", "지은이", "Author"),
	ROW(PUBLISHER, "出版", "出版", "発行", "펴낸곳", "Publisher"),
	ROW(PUBLISHED, "出版日期", "出版日期", "発行日", "펴낸 날", "Published"),
	ROW(RIGHTS, "版权", "版權", "著作権", "저작권", "Rights"),
	ROW(IDENTIFIER, "标识", "識別碼", "識別子", "식별자", "Identifier"),
	ROW(MADE_WITH, "由 {0} 制作", "由 {0} 製作", "{0} で作成", "{0}(으)로 만듦",
		"Made with {0}"),
	ROW(FORMULAS_DRAWN, "公式为图片，附有可朗读的文字。",
		"公式為圖片，附有可朗讀的文字。",
		"数式は画像で、読み上げ用の説明があります。",
		" 수식은 그림이며 소리 내어 읽을 수 있는 설명이 있습니다.",
		" Formulas are pictures with words to read aloud."),
	ROW(MATERIAL, "材料", "材料", "資料", "자료", "Material"),
	ROW(CARD_BACK, "{0} 答", "{0} 答", "{0} 解答", "{0} 정답", "{0} Answer"),
	ROW(CARD_GOES_ON, "（续）", "（續）", "（続き）", "(이어짐)", "(continued)"),
	ROW(PART_SINGLE, "单项选择题", "單項選擇題", "選択問題", "선택형",
		"Single choice"),
	ROW(PART_MULTIPLE, "多项选择题", "多項選擇題", "複数選択問題", "복수 선택형",
		"Multiple choice"),
	ROW(PART_JUDGE, "判断题", "是非題", "正誤問題", "참·거짓형", "True or false"),
	ROW(PART_BLANKS, "填空题", "填空題", "穴埋め問題", "빈칸 채우기",
		"Fill in the blanks"),
	ROW(PART_ESSAY, "简答题", "簡答題", "記述問題", "서술형", "Open questions"),
	ROW(PART_NUMBER, "{0}、{1}", "{0}、{1}", "{0}、{1}", "{0}. {1}", "{0}. {1}"),
	ROW(PART_RULE, "（{0}）", "（{0}）", "（{0}）", "({0})", "({0})"),
	ROW(RULE_COUNT, "本大题共 {0} 小题", "本大題共 {0} 小題", "全 {0} 問",
		"총 {0}문항", "{0} questions"),
	ROW(RULE_EACH, "，每小题 {0} 分", "，每小題 {0} 分", "、各 {0} 点", ", 각 {0}점",
		", {0} points each"),
	ROW(RULE_BLANK, "，每空 {0} 分", "，每空 {0} 分", "、空欄ごとに {0} 点",
		", 빈칸당 {0}점", ", {0} points a blank"),
	ROW(RULE_TOTAL, "，共 {0} 分", "，共 {0} 分", "、計 {0} 点", ", 합계 {0}점",
		", {0} points in all"),
	ROW(RULE_SINGLE, "。每小题只有一个选项正确。", "。每小題只有一個選項正確。",
		"。正しいものを一つ選びなさい。", ". 옳은 것을 하나만 고르시오.",
		". One answer is right."),
	ROW(RULE_MULTIPLE, "。每小题有一个以上的选项正确。",
		"。每小題有一個以上的選項正確。", "。正しいものをすべて選びなさい。",
		". 옳은 것을 모두 고르시오.", ". One or more answers are right."),
	ROW(RULE_JUDGE, "。正确的打“√”，错误的打“×”。",
		"。正確的打「√」，錯誤的打「×」。",
		"。正しければ○、誤りなら×を記しなさい。",
		". 옳으면 ○, 틀리면 ×를 쓰시오.", ". Mark √ if true and × if false."),
	ROW(EXAM_TIME, "考试时间 {0}", "考試時間 {0}", "試験時間 {0}", "시험 시간 {0}",
		"Time {0}"),
	ROW(MINUTES, "{0} 分钟", "{0} 分鐘", "{0} 分", "{0}분", "{0} minutes"),
	ROW(EXAM_TOTAL, "满分 {0} 分", "滿分 {0} 分", "{0} 点満点", "만점 {0}점",
		"Total {0} points"),
	ROW(EXAM_VERSION, "（{0} 卷）", "（{0} 卷）", "（{0}）", "({0}형)",
		"(version {0})"),
	ROW(NOTICES, "注意事项", "注意事項", "注意事項", "유의 사항", "Notice"),
	ROW(PARTS, "题号", "題號", "大問", "문항", "Part"),
	ROW(ALL_PARTS, "总分", "總分", "合計", "합계", "Total"),
	ROW(SCORE, "得分", "得分", "得点", "점수", "Score"),
	ROW(MARKER, "阅卷人", "閱卷人", "採点者", "채점자", "Marker"),
	ROW(SCHOOL, "学校", "學校", "学校", "학교", "School"),
	ROW(CLASS, "班级", "班級", "組", "반", "Class"),
	ROW(STUDENT_NUMBER, "学号", "學號", "番号", "번호", "Number"),
	ROW(SEAL, "密封线内请勿答题", "密封線內請勿答題",
		"この線の外に答えを書かないこと", "밀봉선 밖에 답을 쓰지 마시오",
		"Do not write beyond this line"),
	ROW(EXAM_KEY, "参考答案与评分标准", "參考答案與評分標準", "解答と配点",
		"정답 및 배점", "Answers and marks"),
	ROW(PAGE_OF, "第 {0} 页，共 {1} 页", "第 {0} 頁，共 {1} 頁", "{0} / {1} ページ",
		"{0} / {1}쪽", "Page {0} of {1}"),
};

struct str word_text(enum language language, enum word word)
{
	return word_rows[word].texts[language];
}

void word_fill(struct buf *out, enum language language, enum word word,
	const struct str *args, size_t arg_count)
{
	const struct str template = word_text(language, word);

	for (size_t i = 0; i < template.len; i++) {
		const bool is_place = template.data[i] == '{' && i + 2 < template.len &&
				      template.data[i + 2] == '}';

		if (!is_place) {
			buf_put_byte(out, template.data[i]);
			continue;
		}
		const size_t arg = (size_t)(template.data[i + 1] - '0');

		if (arg < arg_count)
			buf_put_str(out, args[arg]);
		i += 2;
	}
}

bool word_is_wide(enum language language)
{
	return language != LANGUAGE_KO && language != LANGUAGE_EN;
}

enum word word_of_question_type(enum question_type type)
{
	switch (type) {
	case QUESTION_ESSAY: return WORD_ESSAY;
	case QUESTION_SINGLE: return WORD_SINGLE;
	case QUESTION_MULTIPLE: return WORD_MULTIPLE;
	case QUESTION_JUDGE: return WORD_JUDGE;
	case QUESTION_BLANKS: return WORD_BLANKS;
	case QUESTION_CLOZE: return WORD_CLOZE;
	}
	return WORD_ESSAY;
}
