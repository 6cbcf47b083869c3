#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes symbols_data.c: TeX's names of mathematical symbols, their code points and
classes.

    python3 src/read/math/symbols.py TABLE [FOLDER]
        TABLE   unicode-math-table.tex (Debian: texlive-latex-recommended), which names
                the code points
        FOLDER  /usr/share/unicode (unicode-data), for the composed negations

The names that the table lacks, or has otherwise than TeX's users expect, stand below.
The result is committed: building needs no Python.
"""
import os
import re
import sys

TABLE = sys.argv[1]
DATA = sys.argv[2] if len(sys.argv) > 2 else "/usr/share/unicode"
HERE = os.path.dirname(os.path.abspath(__file__))

CLASSES = {"ord": "MATH_ORD", "alpha": "MATH_ORD", "op": "MATH_OP", "bin": "MATH_BIN",
           "rel": "MATH_REL", "open": "MATH_OPEN", "close": "MATH_CLOSE",
           "punct": "MATH_PUNCT", "inner": "MATH_INNER", "fence": "MATH_ORD"}

# class: name=code point in hexadecimal, or name=other name
OWN = """
letter: alpha=3B1 beta=3B2 gamma=3B3 delta=3B4 epsilon=3F5 varepsilon=3B5 zeta=3B6 eta=3B7
 theta=3B8 vartheta=3D1 iota=3B9 kappa=3BA varkappa=3F0 lambda=3BB mu=3BC nu=3BD xi=3BE
 omicron=3BF pi=3C0 varpi=3D6 rho=3C1 varrho=3F1 sigma=3C3 varsigma=3C2 tau=3C4 upsilon=3C5
 phi=3D5 varphi=3C6 chi=3C7 psi=3C8 omega=3C9 digamma=3DD thetasym=3D1
 Gamma=393 Delta=394 Theta=398 Lambda=39B Xi=39E Pi=3A0 Sigma=3A3 Upsilon=3A5 Phi=3A6
 Psi=3A8 Omega=3A9 Alpha=391 Beta=392 Epsilon=395 Zeta=396 Eta=397 Iota=399 Kappa=39A Mu=39C
 Nu=39D Omicron=39F Rho=3A1 Tau=3A4 Chi=3A7
 imath=131 jmath=237 partial=2202 nabla=2207 hbar=210F hslash=210F ell=2113 wp=2118
 weierp=2118 Re=211C real=211C Im=2111 image=2111 aleph=2135 alef=2135 alefsym=2135 beth=2136
 gimel=2137 daleth=2138 eth=F0 Bbbk=1D55C Finv=2132 Game=2141 mho=2127
ord: vert=7C Vert=2016 |=2016 backslash=5C prime=2032 backprime=2035 forall=2200 exists=2203
 nexists=2204 exist=2203 emptyset=2205 empty=2205 varnothing=2205 infty=221E infin=221E
 angle=2220 measuredangle=2221 sphericalangle=2222 top=22A4 bot=22A5 neg=AC lnot=AC
 flat=266D natural=266E sharp=266F clubsuit=2663 clubs=2663 diamondsuit=2662 diamonds=2662
 heartsuit=2661 hearts=2661 spadesuit=2660 spades=2660 S=A7 sect=A7 P=B6 dag=2020 ddag=2021
 surd=221A triangle=25B3 triangledown=25BD lozenge=25CA Diamond=25CA blacklozenge=29EB
 square=25A1 Box=25A1 blacksquare=25A0 bigstar=2605 blacktriangle=25B2 blacktriangledown=25BC
 complement=2201 circledS=24C8 circledR=AE diagup=2571 diagdown=2572 checkmark=2713
 maltese=2720 yen=A5 degree=B0 pounds=A3 mathsterling=A3 copyright=A9 textcopyright=A9
 textregistered=AE varvdots=22EE vdots=22EE #=23 $=24 %=25 &=26 _=5F lq=2018 rq=2019
 aa=E5 AA=C5 ae=E6 AE=C6 oe=153 OE=152 o=F8 O=D8 ss=DF textdollar=24 textunderscore=5F
 textdagger=2020 textdaggerdbl=2021 textbackslash=5C textless=3C textgreater=3E textbar=7C
 textbardbl=2016 textasciitilde=7E textasciicircum=5E textbraceleft=7B textbraceright=7D
 textendash=2013 textemdash=2014 textquoteleft=2018 textquoteright=2019 textquotedblleft=201C
 textquotedblright=201D textdegree=B0 textsterling=A3 textellipsis=2026 i=131 j=237
bin: ast=2217 cdot=22C5 sdot=22C5 centerdot=22C5 circ=2218 bullet=2219 bull=2219 star=22C6
 times=D7 div=F7 pm=B1 plusmn=B1 mp=2213 cap=2229 cup=222A setminus=2216 smallsetminus=2216
 land=2227 wedge=2227 lor=2228 vee=2228 oplus=2295 ominus=2296 otimes=2297 oslash=2298
 odot=2299 bigcirc=25EF dagger=2020 ddagger=2021 Dagger=2021 amalg=2A3F uplus=228E sqcap=2293
 sqcup=2294 wr=2240 bigtriangleup=25B3 bigtriangledown=25BD diamond=22C4 triangleleft=25C3
 triangleright=25B9 lhd=22B2 rhd=22B3 unlhd=22B4 unrhd=22B5 And=26 barwedge=22BC veebar=22BB
 doublebarwedge=2A5E boxminus=229F boxplus=229E boxtimes=22A0 boxdot=22A1 dotplus=2214
 divideontimes=22C7 ltimes=22C9 rtimes=22CA leftthreetimes=22CB rightthreetimes=22CC
 curlywedge=22CF curlyvee=22CE circleddash=229D circledast=229B circledcirc=229A
 intercal=22BA doublecap=22D2 Cap=22D2 doublecup=22D3 Cup=22D3 minuso=29B5 lessdot=22D6
 gtrdot=22D7
rel: le=2264 leq=2264 ge=2265 geq=2265 lt=3C gt=3E ne=2260 neq=2260 in=2208 isin=2208
 notin=2209 ni=220B owns=220B notni=220C sub=2282 subset=2282 supset=2283 sube=2286
 subseteq=2286 supe=2287 supseteq=2287 mid=2223 parallel=2225 perp=27C2 models=22A8 to=2192
 rightarrow=2192 rarr=2192 gets=2190 leftarrow=2190 larr=2190 lrarr=2194 harr=2194
 leftrightarrow=2194 Rightarrow=21D2 rArr=21D2 Rarr=21D2 Leftarrow=21D0 lArr=21D0 Larr=21D0
 Leftrightarrow=21D4 hArr=21D4 Harr=21D4 lrArr=21D4 Lrarr=21D4 uparrow=2191 uarr=2191
 downarrow=2193 darr=2193 Uparrow=21D1 uArr=21D1 Uarr=21D1 Downarrow=21D3 dArr=21D3 Darr=21D3
 updownarrow=2195 Updownarrow=21D5 mapsto=21A6 longmapsto=27FC mapsfrom=21A4
 longleftarrow=27F5 longrightarrow=27F6 longleftrightarrow=27F7 Longleftarrow=27F8
 Longrightarrow=27F9 Longleftrightarrow=27FA bowtie=22C8 Join=22C8 propto=221D varpropto=221D
 thicksim=223C thickapprox=2248 shortmid=2223 shortparallel=2225 smallsmile=2323
 smallfrown=2322 smile=2323 frown=2322 blacktriangleleft=25C0 blacktriangleright=25B6
 vartriangle=25B3 leadsto=21DD rightsquigarrow=21DD dashleftarrow=21E0 dashrightarrow=21E2
 restriction=21BE llless=22D8 lll=22D8 gggtr=22D9 ggg=22D9 doteqdot=2251 Doteq=2251
 vcentcolon=2236 ratio=2236 dblcolon=2237 coloncolon=2237 coloneqq=2254 colonequals=2254
 coloneq=2254 Coloneqq=2A74 coloncolonequals=2A74 eqqcolon=2255 equalscolon=2255 eqcolon=2239
 minuscolon=2239 gvertneqq=2269 lvertneqq=2268 ngeqq=2271 ngeqslant=2271 nleqq=2270
 nleqslant=2270 nshortmid=2224 nshortparallel=2226 nsubseteqq=2288 nsupseteqq=2289
 varsubsetneq=228A varsubsetneqq=2ACB varsupsetneq=228B varsupsetneqq=2ACC npreceq=22E0
 nsucceq=22E1 precneqq=2AB5 succneqq=2AB6 backepsilon=220D Vvdash=22AA sim=223C simeq=2243
 approx=2248 cong=2245 equiv=2261 ll=226A gg=226B prec=227A succ=227B preceq=2AAF succeq=2AB0
 asymp=224D doteq=2250 vdash=22A2 dashv=22A3 triangleq=225C origof=22B6 imageof=22B7
 multimap=22B8 ntriangleleft=22EA
 ntriangleright=22EB circlearrowleft=21BA circlearrowright=21BB pitchfork=22D4 between=226C therefore=2234 because=2235
open: langle=27E8 lang=27E8 lvert=7C lVert=2016 lbrace=7B {=7B lbrack=5B lparen=28
 lfloor=230A lceil=2308 lgroup=27EE lmoustache=23B0 llbracket=27E6 lBrace=2983 ulcorner=231C
 llcorner=231E
close: rangle=27E9 rang=27E9 rvert=7C rVert=2016 rbrace=7D }=7D rbrack=5D rparen=29
 rfloor=230B rceil=2309 rgroup=27EF rmoustache=23B1 rrbracket=27E7 rBrace=2984 urcorner=231D
 lrcorner=231F
punct: ldotp=2E cdotp=B7
inner: ldots=2026 mathellipsis=2026 dotsc=2026 dotso=2026 dotsx=2026 cdots=22EF dotsb=22EF dotsm=22EF
 dotsi=22EF ddots=22F1 iddots=22F0
integral: int=222B iint=222C iiint=222D iiiint=2A0C oint=222E oiint=222F oiiint=2230
 smallint=222B
large: sum=2211 prod=220F coprod=2210 bigcap=22C2 bigcup=22C3 bigvee=22C1 bigwedge=22C0
 bigodot=2A00 bigoplus=2A01 bigotimes=2A02 biguplus=2A04 bigsqcup=2A06 intop=222B
"""
# The table's names that are no symbols to TeX's users: alphabets, accents, spellings.
LEFT_OUT = re.compile(r"^(m(up|it|bf|sans|tt|scr|frak|bfscr|bffrak)|Bbb|up(D|d)igamma)")


def is_integral(code_point):
    return 0x222B <= code_point <= 0x2233 or 0x2A0B <= code_point <= 0x2A1C


def row_of(kind, code_point):
    """class, is a letter, is large, its limits"""
    if kind == "letter":
        return ("MATH_ORD", 1, 0, "MATH_LIMITS_NEVER")
    if kind == "integral" or (kind == "op" and is_integral(code_point)):
        return ("MATH_OP", 0, 1, "MATH_LIMITS_NEVER")
    if kind in ("large", "op"):
        return ("MATH_OP", 0, 1, "MATH_LIMITS_DISPLAY")
    return (CLASSES[kind], 0, 0, "MATH_LIMITS_NEVER")


def read_table():
    names, by_code = {}, {}
    pattern = re.compile(r'\\UnicodeMathSymbol\{"([0-9A-F]+)\}\{\\(\w+) *\}\{\\math(\w+)\}')
    for line in open(TABLE, encoding="utf-8"):
        match = pattern.match(line)
        if not match:
            continue
        code_point, name, kind = int(match[1], 16), match[2], match[3]
        if kind not in CLASSES or LEFT_OUT.match(name) or code_point >= 0x1D400:
            continue
        names[name] = (code_point, row_of(kind, code_point))
        by_code.setdefault(code_point, names[name][1])
    return names, by_code


def read_own(names, by_code):
    kind = ""
    own = {}
    for word in OWN.split():
        if word.endswith(":") and "=" not in word:
            kind = word[:-1]
            continue
        name, code_point = word.rsplit("=", 1)
        assert name not in own, name
        own[name] = (int(code_point, 16), row_of(kind, int(code_point, 16)))
    for name, row in own.items():
        names[name] = row
    # A bare character has the class of its first name in TeX.
    for kind_row in sorted(own.items(), key=lambda item: list(own).index(item[0])):
        code_point, row = kind_row[1]
        if code_point > 0x7F:
            by_code.setdefault(code_point, row)
    for code_point, row in [(c, r) for c, r in own.values() if c > 0x7F]:
        if by_code[code_point][0] == "MATH_ORD" and row[1]:
            by_code[code_point] = row


def read_negations():
    pairs = []
    for line in open(os.path.join(DATA, "UnicodeData.txt"), encoding="ascii"):
        fields = line.split(";")
        parts = fields[5].split()
        if len(parts) == 2 and parts[1] == "0338":
            pairs.append((int(parts[0], 16), int(fields[0], 16)))
    return sorted(pairs)


def main():
    names, by_code = read_table()
    read_own(names, by_code)
    out = ["/* SPDX-License-Identifier: MIT */",
           "/* Made by symbols.py from unicode-math-table.tex and UnicodeData.txt. */",
           '#include "read/math/symbols.h"', "",
           "const struct math_symbol math_symbols[] = {"]

    def fields(row):
        return ", ".join(str(field) for field in row)

    for name in sorted(names, key=lambda text: text.encode()):
        code_point, row = names[name]
        out.append('\t{STR_INIT("%s"), 0x%X, %s},' % (name, code_point, fields(row)))
    out += ["};", "const size_t math_symbol_count = sizeof(math_symbols) / sizeof(*math_symbols);",
            "", "const struct math_character math_characters[] = {"]
    for code_point in sorted(code for code in by_code if code > 0x7F):
        out.append("\t{0x%X, %s}," % (code_point, fields(by_code[code_point])))
    out += ["};", "const size_t math_character_count =",
            "\tsizeof(math_characters) / sizeof(*math_characters);",
            "", "const uint32_t math_negations[][2] = {"]
    for plain, negated in read_negations():
        out.append("\t{0x%X, 0x%X}," % (plain, negated))
    out += ["};", "const size_t math_negation_count = sizeof(math_negations) / sizeof(*math_negations);", ""]
    with open(os.path.join(HERE, "symbols_data.c"), "w", encoding="utf-8") as file:
        file.write("\n".join(out))


main()
