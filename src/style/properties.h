/* SPDX-License-Identifier: MIT */
/* Every property of a page design, one row each:
 * PROPERTY(field, "key.name", TYPE, "default", "words of a CHOICE", "help")
 * The row makes the field of struct style, its parser, its default and its line in the
 * manual. The defaults are the handout (A4). Lengths take pt, mm, cm, in, and em of
 * body.size. Spaces between blocks are measured from em box to em box. Included several
 * times; no guard. */

/* What kind of document it is */
PROPERTY(form, "form", CHOICE, "book", "book exam cards",
	"a book; an exam paper; cards to cut out, question in front, answer behind")

/* The paper and its columns */
PROPERTY(text_measure, "measure", LENGTH, "0", "",
	"width of the text, to which the paper's is fitted; 0: page.measure on page.size")
PROPERTY(page_size, "page.size", SIZE, "A4", STYLE_PAPER_NAMES,
	"paper: a name, or WIDTHxHEIGHT; 8K landscape: turned")
PROPERTY(duplex, "page.duplex", BOOL, "false", "", "mirror margins and furniture on even pages")
PROPERTY(columns, "page.columns", CHOICE, "1", "1 2", "")
PROPERTY(column_gutter, "page.column-gutter", LENGTH, "2em", "", "between columns, beside their labels")
PROPERTY(column_rule, "page.column-rule", LENGTH, "0", "", "width of the line between them")
PROPERTY(balance, "page.balance", BOOL, "true", "", "the columns of a last page are equally high")
PROPERTY(column_pages, "page.column-pages", BOOL, "false", "",
	"each column is a page with a number and a foot of its own")
PROPERTY(grid, "page.grid", BOOL, "false", "", "lines of the body stand on multiples of body.lead")
PROPERTY(margin_top, "page.margin.top", LENGTH, "25mm", "", "")
PROPERTY(margin_bottom, "page.margin.bottom", LENGTH, "22mm", "", "")
PROPERTY(margin_inner, "page.margin.inner", LENGTH, "15mm", "", "left, unless mirrored")
PROPERTY(margin_outer, "page.margin.outer", LENGTH, "22mm", "", "right, unless mirrored")
PROPERTY(label_width, "page.label-width", LENGTH, "10mm", "", "column of the question numbers")
PROPERTY(label_gutter, "page.label-gutter", LENGTH, "3mm", "", "between numbers and text")
PROPERTY(measure, "page.measure", LENGTH, "160mm", "",
	"width of the text; 0 or too wide: what the margins leave, in whole em")

/* Colours that come again and again */
PROPERTY(ink, "colour.ink", COLOUR, "#1A1A1A", "", "text")
PROPERTY(accent, "colour.accent", COLOUR, "#9C2B20", "", "numbers, labels and what is filled in, nothing else")
PROPERTY(accent_light, "colour.accent-light", COLOUR, "#D2A29D", "", "the rule beside answers")
PROPERTY(soft, "colour.soft", COLOUR, "#6B6B6B", "", "furniture, metadata, option letters")
PROPERTY(hairline, "colour.hairline", COLOUR, "#B9B4AB", "", "")
PROPERTY(hairline_width, "rule.hairline", LENGTH, "0.4pt", "", "")

/* Text */
PROPERTY(body_size, "body.size", LENGTH, "10.5pt", "", "the em of every other length")
PROPERTY(body_lead, "body.lead", LENGTH, "18pt", "", "from baseline to baseline")
PROPERTY(body_indent, "body.indent", LENGTH, "2em", "", "first line of prose")
PROPERTY(body_space, "body.paragraph-space", LENGTH, "10.5pt", "", "between paragraphs without indent")
PROPERTY(block_space, "body.block-space", LENGTH, "8pt", "", "around code, tables, figures")
PROPERTY(mark_style, "body.punctuation", CHOICE, "quanjiao", "quanjiao kaiming banjiao full",
	"全角: a whole em, squeezed between marks; 开明: only at ends of sentences; 半角; never squeezed")
PROPERTY(emphasis, "body.emphasis", CHOICE, "kai", "kai dots",
	"*Han* in Kai, or with dots under them; *Latin* is italic")
PROPERTY(hanging, "body.hanging", BOOL, "false", "",
	"on a grid, 、 and 。 at a line's end stand beyond its edge")
PROPERTY(squeeze_stops, "body.squeeze-stops", BOOL, "true", "",
	"in Chinese 。！？ give their blank too, after all else, where a line is too long")
PROPERTY(line_break, "body.line-break", CHOICE, "strict", "strict normal",
	"normal: Japanese lines may begin with small kana, ー and 々")
PROPERTY(korean_break, "body.korean-break", CHOICE, "word", "word syllable", "where Korean lines end")
PROPERTY(autospace, "spacing", CHOICE, "1/4", "1/4 1/6 1/8 0",
	"between Chinese and Latin, in em, whatever spaces the source has")
PROPERTY(justify, "body.justify", BOOL, "true", "", "")
PROPERTY(link_colour, "link.colour", COLOUR, "#1A1A1A", "", "")
PROPERTY(link_underline, "link.underline", BOOL, "true", "", "a hairline under links to other sites")
PROPERTY(family_body, "font.body", TEXT, "", "", "family for body text, before the chain of fonts/chains.yaml")
PROPERTY(family_strong, "font.strong", TEXT, "", "", "")
PROPERTY(family_emphasis, "font.emphasis", TEXT, "", "", "")
PROPERTY(family_sans, "font.sans", TEXT, "", "", "labels and furniture")
PROPERTY(family_sans_bold, "font.sans-bold", TEXT, "", "", "")
PROPERTY(family_heading, "font.heading", TEXT, "", "", "")
PROPERTY(family_code, "font.code", TEXT, "", "", "")
PROPERTY(family_kai, "font.kai", TEXT, "", "", "hints, authors, quotations")
PROPERTY(family_math, "font.math", TEXT, "", "", "")

/* Title page and contents */
PROPERTY(title_drop, "title.drop", LENGTH, "16.5mm", "", "from the top margin")
PROPERTY(title_bare, "title.bare", BOOL, "true", "", "the first page has no head and foot")
PROPERTY(title_size, "title.size", LENGTH, "26pt", "", "")
PROPERTY(title_lead, "title.lead", LENGTH, "36pt", "", "")
PROPERTY(subtitle_size, "title.subtitle-size", LENGTH, "14pt", "", "")
PROPERTY(author_size, "title.author-size", LENGTH, "13pt", "", "")
PROPERTY(author_above, "title.author-above", LENGTH, "12pt", "", "")
PROPERTY(title_rule_width, "title.rule-width", LENGTH, "24mm", "", "")
PROPERTY(title_rule_height, "title.rule-height", LENGTH, "2pt", "", "")
PROPERTY(title_rule_above, "title.rule-above", LENGTH, "12pt", "", "")
PROPERTY(preface_above, "title.preface-above", LENGTH, "19pt", "", "")
PROPERTY(toc, "contents.show", BOOL, "true", "", "")
PROPERTY(toc_above, "contents.above", LENGTH, "33pt", "", "")
PROPERTY(toc_title_size, "contents.title-size", LENGTH, "9pt", "", "")
PROPERTY(toc_title_lead, "contents.title-lead", LENGTH, "21pt", "", "from the word to the first line")
PROPERTY(toc_lead, "contents.lead", LENGTH, "19pt", "", "")
PROPERTY(toc_label_width, "contents.label-width", LENGTH, "16mm", "", "")
PROPERTY(toc_label_size, "contents.label-size", LENGTH, "9pt", "", "")
PROPERTY(toc_range_size, "contents.range-size", LENGTH, "8pt", "", "")
PROPERTY(toc_page_width, "contents.page-width", LENGTH, "10mm", "", "column of the page numbers")
PROPERTY(toc_range_width, "contents.range-width", LENGTH, "22mm", "", "column of the question ranges")
PROPERTY(toc_dot_size, "contents.dot-size", LENGTH, "9pt", "", "of the leaders")
PROPERTY(toc_dot_pitch, "contents.dot-pitch", LENGTH, "5.4pt", "", "0: no leaders")
PROPERTY(toc_dot_colour, "contents.dot-colour", COLOUR, "#C9C5BE", "", "")
PROPERTY(toc_count_above, "contents.count-above", LENGTH, "22pt", "", "the line of counts")
PROPERTY(toc_count_size, "contents.count-size", LENGTH, "8.5pt", "", "")

/* Chapters and sections */
PROPERTY(chapter_new_page, "chapter.new-page", BOOL, "false", "", "")
PROPERTY(chapter_above, "chapter.above", LENGTH, "22pt", "", "")
PROPERTY(chapter_below, "chapter.below", LENGTH, "14pt", "", "")
PROPERTY(chapter_label_size, "chapter.label-size", LENGTH, "9pt", "", "")
PROPERTY(chapter_label_lead, "chapter.label-lead", LENGTH, "23pt", "", "from label to title")
PROPERTY(chapter_title_size, "chapter.title-size", LENGTH, "17pt", "", "")
PROPERTY(chapter_title_lead, "chapter.title-lead", LENGTH, "24pt", "", "")
PROPERTY(chapter_range_size, "chapter.range-size", LENGTH, "8pt", "", "")
PROPERTY(chapter_totals, "chapter.totals", BOOL, "false", "",
	"how many questions and points, beside the range and below the contents")
PROPERTY(chapter_rule_above, "chapter.rule-above", LENGTH, "6pt", "", "")
PROPERTY(chapter_rule, "chapter.rule", LENGTH, "0.8pt", "", "its height")
PROPERTY(section_above, "section.above", LENGTH, "20pt", "", "")
PROPERTY(section_below, "section.below", LENGTH, "11pt", "", "")
PROPERTY(section_size, "section.size", LENGTH, "12.5pt", "", "")
PROPERTY(subsection_size, "section.deeper-size", LENGTH, "11pt", "", "")

/* Questions */
PROPERTY(question_above, "question.above", LENGTH, "15pt", "", "")
PROPERTY(number_size, "question.number-size", LENGTH, "10.5pt", "", "")
PROPERTY(number_form, "question.number-form", CHOICE, "accent", "accent plain",
	"bold in the accent; or as text: 1.")
PROPERTY(meta_show, "question.metadata", BOOL, "true", "", "after the stem: 单选 · 5 分 · ★★★☆☆")
PROPERTY(meta_form, "question.metadata-form", CHOICE, "plain", "plain bracket",
	"as it is; or as text in brackets: （5 分）")
PROPERTY(meta_type, "question.type", BOOL, "true", "", "in the metadata")
PROPERTY(meta_points, "question.points", BOOL, "true", "", "in the metadata")
PROPERTY(meta_difficulty, "question.difficulty", BOOL, "true", "", "in the metadata")
PROPERTY(meta_tags, "question.tags", BOOL, "false", "", "in the metadata")
PROPERTY(meta_boxes, "question.check-boxes", CHOICE, "0", "0 1 2 3 4 5",
	"boxes to tick in the metadata: one for each time through")
PROPERTY(meta_size, "question.metadata-size", LENGTH, "7.5pt", "", "")
PROPERTY(meta_gap, "question.metadata-gap", LENGTH, "1.25em", "", "")
PROPERTY(group_above, "question.group-above", LENGTH, "18pt", "", "before shared material")
PROPERTY(paren_show, "question.bracket", BOOL, "false", "",
	"（    ） at the right edge for choices and judgements whose stem has none")
PROPERTY(paren_width, "question.bracket-width", LENGTH, "3em", "", "inside it")
PROPERTY(blank_width, "blank.width", LENGTH, "4em", "",
	"of blanks in stems, unless more underscores ask for more; the answer's length has no part in it")
PROPERTY(option_width, "option.width", LENGTH, "6mm", "", "from the letter to the text")
PROPERTY(option_form, "option.form", CHOICE, "soft", "soft plain",
	"a grey letter; or as text: A.")
PROPERTY(option_size, "option.letter-size", LENGTH, "9.5pt", "", "")
PROPERTY(option_gutter, "option.gutter", LENGTH, "4mm", "", "between options in a row")
PROPERTY(part_width, "part.width", LENGTH, "2.5em", "", "the label （1） of a part")
PROPERTY(hint_show, "hint.show", CHOICE, "inline", "inline margin chapter none",
	"beneath the stem, in the margin, at the chapter's end, or left out")
PROPERTY(hint_margin, "hint.margin-width", LENGTH, "30mm", "", "of hints in the margin; the text gives way")
PROPERTY(hint_margin_gap, "hint.margin-gap", LENGTH, "5mm", "", "between text and margin")
PROPERTY(hint_margin_size, "hint.margin-size", LENGTH, "8.5pt", "", "")
PROPERTY(hint_margin_lead, "hint.margin-lead", LENGTH, "13.5pt", "", "")
PROPERTY(hint_label_size, "hint.label-size", LENGTH, "8.5pt", "", "")
PROPERTY(hint_size, "hint.size", LENGTH, "10.5pt", "", "")
PROPERTY(hint_colour, "hint.colour", COLOUR, "#4A4A4A", "", "")
PROPERTY(label_gap, "answer.label-gap", LENGTH, "0.8em", "", "after 提示, 答案, 解析")
PROPERTY(answers, "answer.show", CHOICE, "inline", "none inline chapter end only inplace",
	"where answers stand unless --answers says it")
PROPERTY(page_marks, "answer.page-marks", BOOL, "true", "",
	"below a number, on which page its answer stands, and there where the question is; "
	"in a book of answers alone the page of the copy without answers")
PROPERTY(page_mark_size, "answer.page-mark-size", LENGTH, "6.5pt", "", "")
PROPERTY(answer_above, "answer.above", LENGTH, "9.5pt", "", "")
PROPERTY(answer_between, "answer.between", LENGTH, "13pt", "", "between answers that stand apart")
PROPERTY(answer_label_size, "answer.label-size", LENGTH, "8.5pt", "", "")
PROPERTY(answer_rule, "answer.rule", LENGTH, "1pt", "", "its width; 0: none")
PROPERTY(answer_rule_gap, "answer.rule-gap", LENGTH, "2.2mm", "", "left of the text")

/* Room to write */
PROPERTY(space_show, "space.show", CHOICE, "asked", "never asked always",
	"room to write where answers stand elsewhere: asked: as space= of a question says; "
	"always: what follows for the others too")
PROPERTY(space_essay, "space.essay", SPACE, "4:ruled", "",
	"pitches, and how: 8 or 8:plain, 8:ruled, 8:grid, 0, rest (of the page)")
PROPERTY(space_point, "space.per-point", NUMBER, "0", "",
	"pitches for each point of an essay question, if that is more")
PROPERTY(space_choice, "space.choice", SPACE, "0", "", "")
PROPERTY(space_judge, "space.judge", SPACE, "0", "", "")
PROPERTY(space_blanks, "space.blanks", SPACE, "0", "", "")
PROPERTY(space_rest, "space.rest", CHOICE, "plain", "plain ruled grid", "how the rest of a page looks")
PROPERTY(space_above, "space.above", LENGTH, "5pt", "", "")
PROPERTY(space_pitch, "space.pitch", LENGTH, "24pt", "", "from rule to rule")
PROPERTY(space_rule, "space.rule", LENGTH, "0.35pt", "", "width of rules and lines")
PROPERTY(space_rule_colour, "space.rule-colour", COLOUR, "#A9A49B", "", "")
PROPERTY(space_square, "space.square", LENGTH, "5mm", "", "side of the squares")
PROPERTY(space_grid_colour, "space.grid-colour", COLOUR, "#DAD6CF", "", "")
PROPERTY(space_frame, "space.frame", LENGTH, "0.5pt", "", "around the squares")

/* Blocks */
PROPERTY(code_size, "code.size", LENGTH, "9pt", "", "in blocks; in lines in proportion")
PROPERTY(code_lead, "code.lead", LENGTH, "13.5pt", "", "")
PROPERTY(code_padding, "code.padding", LENGTH, "3mm", "", "")
PROPERTY(code_ground, "code.ground", COLOUR, "#F6F3EE", "", "")
PROPERTY(code_keyword, "code.keyword", COLOUR, "#1F3566", "", "colours that differ in grey too")
PROPERTY(code_string, "code.string", COLOUR, "#4F6B35", "", "")
PROPERTY(code_number, "code.number", COLOUR, "#6E2F3F", "", "")
PROPERTY(code_comment, "code.comment", COLOUR, "#726E64", "", "")
PROPERTY(table_size, "table.size", LENGTH, "9.5pt", "", "")
PROPERTY(table_lead, "table.lead", LENGTH, "17pt", "", "")
PROPERTY(table_head_size, "table.head-size", LENGTH, "8.5pt", "", "")
PROPERTY(table_rule, "table.rule", LENGTH, "0.8pt", "", "above and below")
PROPERTY(table_inner_rule, "table.inner-rule", LENGTH, "0.4pt", "", "under the head")
PROPERTY(table_padding, "table.padding", LENGTH, "5.5pt", "", "at both sides of a cell")
PROPERTY(list_width, "list.width", LENGTH, "1.5em", "", "from the mark to the text")
PROPERTY(list_space, "list.space", LENGTH, "7.5pt", "", "between items of a loose list")
PROPERTY(quote_indent, "quote.indent", LENGTH, "2em", "", "both sides")
PROPERTY(quote_colour, "quote.colour", COLOUR, "#4A4A4A", "", "")
PROPERTY(image_height, "image.max-height", LENGTH, "90mm", "", "of a figure")
PROPERTY(image_resolution, "image.resolution", NUMBER, "150", "", "dots per inch where the image does not say")
PROPERTY(caption_size, "image.caption-size", LENGTH, "8.5pt", "", "")

/* Head and foot. Fields: {title} {subtitle} {authors} {chapter} {questions} {page} {pages}
 * {date} {version} {workbook} {name-line} {date-line} {exam} {page-of-pages}. */
PROPERTY(head_show, "head.show", BOOL, "true", "", "")
PROPERTY(head_left, "head.left", FIELDS, "{title}  {chapter}", "",
	"words and fields: {title} {subtitle} {authors} {chapter} {questions} {page} {pages} "
	"{date} {version} {workbook} {name-line} {date-line} {exam} {page-of-pages}. Two spaces part what is left out "
	"as a whole where a field is empty or the room short. On even pages of page.duplex left "
	"and right change places")
PROPERTY(head_centre, "head.centre", FIELDS, "", "", "")
PROPERTY(head_right, "head.right", FIELDS, "{questions}", "", "")
PROPERTY(head_size, "head.size", LENGTH, "8pt", "", "")
PROPERTY(head_baseline, "head.baseline", LENGTH, "48.5pt", "", "from the paper's top")
PROPERTY(head_rule, "head.rule", LENGTH, "53.7pt", "", "from the paper's top; 0: none")
PROPERTY(foot_show, "foot.show", BOOL, "true", "", "")
PROPERTY(foot_left, "foot.left", FIELDS, "", "", "as head.left")
PROPERTY(foot_centre, "foot.centre", FIELDS, "", "", "")
PROPERTY(foot_right, "foot.right", FIELDS, "{page}", "", "")
PROPERTY(foot_size, "foot.size", LENGTH, "8pt", "", "")
PROPERTY(foot_baseline, "foot.baseline", LENGTH, "32pt", "", "from the paper's bottom")

/* Cards to cut out (form: cards). body.size and body.lead are the front's. */
PROPERTY(card_width, "card.width", LENGTH, "85mm", "", "")
PROPERTY(card_height, "card.height", LENGTH, "55mm", "", "as many cards as the paper holds")
PROPERTY(card_padding, "card.padding", LENGTH, "5mm", "", "")
PROPERTY(card_top, "card.top", LENGTH, "10.5mm", "", "from the card's edge to its text")
PROPERTY(card_head_baseline, "card.head-baseline", LENGTH, "7.8mm", "", "from the card's edge")
PROPERTY(card_number_size, "card.number-size", LENGTH, "9.5pt", "", "")
PROPERTY(card_label_size, "card.label-size", LENGTH, "7.5pt", "", "chapter, and which card of several")
PROPERTY(card_back_size, "card.back-size", LENGTH, "9.5pt", "", "text of the answer")
PROPERTY(card_back_lead, "card.back-lead", LENGTH, "15pt", "", "")
PROPERTY(card_least_size, "card.least-size", LENGTH, "8pt", "",
	"text that does not fit is set smaller down to this, then goes on on a further card")
PROPERTY(card_line_pitch, "card.line-pitch", LENGTH, "8mm", "",
	"lines to write on, behind a question without an answer; 0: none")
PROPERTY(card_flip, "card.flip", CHOICE, "long", "long short",
	"the edge of the paper over which the printer turns it")
PROPERTY(card_mark_length, "card.mark-length", LENGTH, "5mm", "", "of the crop marks; 0: none")
PROPERTY(card_mark_gap, "card.mark-gap", LENGTH, "3mm", "", "from the cards to the marks")

/* Exam papers (form: exam) */
PROPERTY(exam_title_size, "exam.title-size", LENGTH, "18pt", "", "")
PROPERTY(exam_version_size, "exam.version-size", LENGTH, "12.5pt", "", "（A 卷）, after the title")
PROPERTY(exam_info_size, "exam.info-size", LENGTH, "9pt", "", "time, total and form, below it")
PROPERTY(exam_score_table, "exam.score-table", BOOL, "true", "", "on the first page: parts and scores")
PROPERTY(exam_score_box, "exam.score-box", BOOL, "true", "", "score and marker, at each part")
PROPERTY(exam_table_size, "exam.table-size", LENGTH, "9pt", "", "text of the score table")
PROPERTY(exam_part_above, "exam.part-above", LENGTH, "16pt", "", "")
PROPERTY(exam_part_below, "exam.part-below", LENGTH, "8pt", "", "")
PROPERTY(exam_part_size, "exam.part-size", LENGTH, "11pt", "", "title of a part")
PROPERTY(exam_rule_size, "exam.rule-size", LENGTH, "9.5pt", "", "number and points of its questions")
PROPERTY(exam_notice_size, "exam.notice-size", LENGTH, "9.5pt", "", "")
PROPERTY(seal_show, "seal.show", BOOL, "true", "", "the seal line, on the front of each sheet")
PROPERTY(seal_x, "seal.x", LENGTH, "22mm", "", "from the paper's left edge")
PROPERTY(seal_ends, "seal.ends", LENGTH, "12mm", "", "from the paper's upper and lower edge")
PROPERTY(seal_words_x, "seal.words-x", LENGTH, "17.7mm", "", "baseline of the words along it")
PROPERTY(seal_fields_x, "seal.fields-x", LENGTH, "8mm", "", "baseline of school, class, name, number")
PROPERTY(seal_size, "seal.size", LENGTH, "9pt", "", "")
PROPERTY(seal_rule, "seal.rule", LENGTH, "0.5pt", "", "")
PROPERTY(seal_dash, "seal.dash", LENGTH, "3pt", "", "")
