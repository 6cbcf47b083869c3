/* SPDX-License-Identifier: MIT */
#ifndef STYLE_PAPERS_H
#define STYLE_PAPERS_H

/* The sizes of paper that have names: PAPER(name, width, height) in tenths of a
 * millimetre, upright. B are those of JIS, as Chinese and Japanese printers have them;
 * 8K, 16K and 32K halve each other. */
#define STYLE_PAPERS(PAPER)    \
	PAPER(A3, 2970, 4200)  \
	PAPER(A4, 2100, 2970)  \
	PAPER(A5, 1480, 2100)  \
	PAPER(B4, 2570, 3640)  \
	PAPER(B5, 1820, 2570)  \
	PAPER(8K, 2600, 3680)  \
	PAPER(16K, 1840, 2600) \
	PAPER(32K, 1300, 1840) \
	PAPER(letter, 2159, 2794)

/* "A3 A4 … " */
#define STYLE_PAPER_NAME(name, width, height) #name " "
#define STYLE_PAPER_NAMES                     STYLE_PAPERS(STYLE_PAPER_NAME)

#endif
