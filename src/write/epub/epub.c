/* SPDX-License-Identifier: MIT */
/*
 *	bank --> plan (which file, which address)
 *	     --> title page, contents, preface, chapters, answers, toc.ncx, style, images
 *	     --> package.opf (lists them) --> zip
 *
 * The contents page comes second but is written last, when all entries are known.
 */
#include "write/epub/epub.h"

#include "write/epub/book.h"
#include "write/zip/zip.h"

/* Old readers unfold what is folded. */
static enum answers_mode answers_of(const struct write_job *job)
{
	if (job->answers == ANSWERS_STYLE ||
		(job->answers == ANSWERS_DETAILS && job->epub_compat))
		return ANSWERS_END;
	return job->answers;
}

static void book_init(struct book *book, const struct write_job *job)
{
	*book = (struct book){
		.job = job,
		.bank = job->bank,
		.language = job->bank->meta.language,
		.answers = answers_of(job),
	};
	book->seen.media = ARENA_NEW(job->scratch, bool, job->media->count);
	if (job->pictures)
		book->seen.formulas =
			ARENA_NEW(job->scratch, bool, job->pictures->number_count + 1);
	book->html = (struct html_options){
		.form = HTML_BOOK,
		.language = book->language,
		.media = job->media,
		.image_folder = STR("images/"),
		.seen = &book->seen,
		.pictures = job->pictures,
		.is_compat = job->epub_compat,
	};
}

static struct str in_folder(struct book *book, const char *folder, struct str name)
{
	struct buf path;

	buf_init(&path, 0);
	buf_put_c(&path, folder);
	buf_put_str(&path, name);
	const struct str copy = arena_copy_str(book->job->scratch, buf_str(&path));

	buf_clear(&path);
	return copy;
}

/* Its file as it is, or what was made of it for old readers. */
static void add_image(struct book *book, size_t index, bool is_cover)
{
	const struct picture_set *const pictures = book->job->pictures;
	const struct media *const media = book->job->media->items + index;
	const struct str made = book->html.is_compat && pictures && pictures->images
					? pictures->images[index].bytes
					: STR("");
	struct buf name;

	buf_init(&name, 0);
	buf_put_str(&name, book->html.image_folder);
	html_put_file_name(&name, &book->html, media);
	book_add_file(
		book, &(const struct book_file){
			      .name = arena_copy_str(book->job->scratch, buf_str(&name)),
			      .mime = made.len ? STR("image/png") : media->mime,
			      .properties = is_cover ? STR("cover-image") : STR(""),
			      .content = made.len ? made : media->bytes});
	buf_clear(&name);
}

static void add_images(struct book *book)
{
	const struct media_set *const set = book->job->media;
	const struct media *const cover = book_own_cover(book);
	const struct media *const named = picture_own_cover(book->bank, set, true);

	for (size_t i = 0; i < set->count; i++) {
		if (book->seen.media[i] || &set->items[i] == cover)
			add_image(book, i, &set->items[i] == cover);
		else if (book->html.is_compat && set->items[i].kind == MEDIA_SVG)
			diag_report(book->job->diag,
				&set->items[i] == named ? DIAG_EPUB_SVG_COVER
							: DIAG_EPUB_SVG,
				book->bank->images[i].span, book->bank->images[i].url);
	}
}

/* Those that are shown, in the order of their numbers. */
static void add_formulas(struct book *book)
{
	const struct picture_set *const set = book->job->pictures;
	uint32_t done = 0;

	for (size_t i = 0; set && i < set->formula_count; i++) {
		const struct picture *const picture = &set->formulas[i].picture;
		struct buf name;

		if (picture->number <= done || !book->seen.formulas[picture->number])
			continue;
		done = picture->number;
		buf_init(&name, 0);
		html_put_picture_name(&name, picture);
		book_add_file(book, &(const struct book_file){
					    .name = arena_copy_str(
						    book->job->scratch, buf_str(&name)),
					    .mime = picture->form == PICTURE_SVG
							    ? STR("image/svg+xml")
							    : STR("image/png"),
					    .content = picture->bytes});
		book->has_pictures = true;
		buf_clear(&name);
	}
}

/* fonts/f1.otf; what a reader calls it does not matter, as long as its magic agrees. */
static struct str font_name(struct book *book, size_t index, bool is_cff)
{
	struct buf name;

	buf_init(&name, 0);
	buf_printf(&name, "fonts/f%zu.%s", index + 1, is_cff ? "otf" : "ttf");
	const struct str copy = arena_copy_str(book->job->scratch, buf_str(&name));

	buf_clear(&name);
	return copy;
}

/* Each face is a family of its own, so that a reader goes from one to the next for a
 * character that the first lacks. */
static void add_fonts(struct book *book, struct buf *css)
{
	const struct write_fonts *const fonts = book->job->fonts;

	for (size_t i = 0; i < fonts->count; i++) {
		const bool is_cff = str_starts(fonts->items[i].bytes, STR("OTTO"));
		const struct str name = font_name(book, i, is_cff);

		book_add_file(
			book, &(const struct book_file){.name = name,
				      .mime = is_cff ? STR("font/otf") : STR("font/ttf"),
				      .content = fonts->items[i].bytes});
		buf_printf(css,
			"\n@font-face {\n\tfont-family: \"book %zu\";\n\tsrc: "
			"url(%.*s);\n}\n",
			i + 1, STR_ARGS(name));
	}
	if (!fonts->count)
		return;
	buf_put_c(css, "\nbody {\n\tfont-family: ");
	for (size_t i = 0; i < fonts->count; i++)
		buf_printf(css, "\"book %zu\", ", i + 1);
	buf_put_c(css, "serif;\n}\n");
}

static void add_style(struct book *book)
{
	struct buf css;

	if (!book->job->epub_css.len)
		return;
	buf_init(&css, 0);
	buf_put_str(&css, book->job->epub_css);
	if (book->job->fonts)
		add_fonts(book, &css);
	book_add_file(book,
		&(const struct book_file){.name = STR("style.css"),
			.mime = STR("text/css"),
			.content = arena_copy_str(book->job->scratch, buf_str(&css))});
	buf_clear(&css);
}

static void make_book(struct book *book)
{
	book_plan(book);
	book_add_cover(book);
	book_add_title_page(book);
	const size_t nav_index = book->files.len;

	book_add_file(book, &(const struct book_file){.name = STR("nav.xhtml")});
	book_add_preface(book);
	book_add_chapters(book);
	book_add_answers(book);
	book_add_colophon(book);
	book_add_nav(book, nav_index);
	book_add_ncx(book);
	add_style(book);
	add_images(book);
	add_formulas(book);
}

/* Raster images do not get smaller. */
static bool is_packed_already(struct str mime)
{
	return str_starts(mime, STR("image/")) && !str_eq(mime, STR("image/svg+xml"));
}

static bool pack(struct book *book, struct buf *out)
{
	VEC(struct zip_item) items = {0};
	struct buf error;

	vec_push(&items,
		(struct zip_item){STR("mimetype"), STR("application/epub+zip"), true});
	vec_push(&items, (struct zip_item){STR("META-INF/container.xml"),
				 book_container(book), false});
	vec_push(&items,
		(struct zip_item){STR("EPUB/package.opf"), book_package(book), false});
	for (size_t i = 0; i < book->files.len; i++) {
		const struct book_file *const file = &book->files.data[i];

		vec_push(&items, (struct zip_item){in_folder(book, "EPUB/", file->name),
					 file->content, is_packed_already(file->mime)});
	}
	const struct zip_archive archive = {items.data, items.len, book->job->date};

	buf_init(&error, 0);
	const bool done = !book->failed && zip_write(&archive, out, &error);

	if (!done && !book->failed)
		diag_report(book->job->diag, DIAG_EPUB_ZIP, SPAN_NONE, buf_str(&error));
	buf_clear(&error);
	vec_clear(&items);
	return done;
}

static bool write_epub(const struct write_job *job, struct write_output *output)
{
	struct book book;

	book_init(&book, job);
	make_book(&book);
	const bool done = pack(&book, &output->content);

	vec_clear(&book.files);
	vec_clear(&book.entries);
	return done;
}

const struct writer epub_writer = {
	.name = "epub",
	.extension = ".epub",
	.write = write_epub,
	.shows_cover = true,
};
