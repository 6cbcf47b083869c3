"""A few of the example bank's cards against what stands in examples/llm-basics.md:
python3 csv_example.py FILE.csv
"""

import sys

import card_html
import csv_text
from report import verdict
from seed import squash

QUESTIONS = 100
# Question: (on the front, on the back). Nothing of the back may be on the front.
CARDS = {
    1: (["什么是自回归语言模型？写出它对序列"], ["链式法则对任何联合分布都精确成立", "结束符 </s>"]),
    2: (["三元（trigram）语言模型对", "A", "B", "C", "D"], ["C", "二阶马尔可夫假设"]),
    3: (["用下面三句已经分好词的话", "<s> 我 爱 猫 </s>"], ["两句都没有在语料中出现过"]),
    4: (["证明：最小化交叉熵"], ["“覆盖全部模式”"]),
    5: (["它的困惑度是"], ["7.39", "2.89", "两种算法一致"]),
    6: (["What is its perplexity on an arbitrary corpus?"], ["Exactly", "has no upper bound"]),
    8: (["并说明这个梯度的大小有什么特点。"], ["写成向量就是"]),
    9: (["训练与生成之间的这种不一致叫"], ["教师强制使得一个序列的所有位置可以并行训练"]),
    14: (["parts = list(word)", 'rank.get(pair, float("inf"))'], ['["a", "bc"]', '["ab", "c"]']),
    16: (["BPE 训练的每一步合并当前频次最高的相邻对"], ["维特比（Viterbi）算法"]),
    24: (['scores.masked_fill(future, float("-inf"))'], ["A 和 B 都把未来位置的打分置为 0"]),
    57: (["全部 5 个"], ["三个词元重新归一化"]),
    75: (["某个只有解码器的模型使用分组查询注意力", '"num_key_value_heads": 8', "一条长为 8192 个词元的序列"],
         ["恰好占"]),
    92: (["下列各项中随已生成的长度线性增长的是", "KV 缓存的大小"], ["B"]),
    95: (["以上都是"], ["D"]),
    98: (["贪心解码得到的序列"], ["×", "反例见"]),
    100: (["以奈特为单位的交叉熵"], ["×", "应当除以"]),
}
# Nowhere: the key of the answers that stand at the end, and the marks of tiku's own attributes.
NOWHERE = ["92-96", "BACDB", "tiku:id"]
CODE_LINES = [(14, "\n    parts = list(word)\n    while len(parts) > 1:\n"),
              (75, '\n  "head_dim": 128,\n')]


def card_faults(rows):
    if len(rows) != QUESTIONS:
        yield f"{len(rows)} rows for {QUESTIONS} questions"
        return
    for number, (front_parts, back_parts) in CARDS.items():
        row = rows[number - 1]
        front, back = (squash(card_html.text(side)) for side in (row.front, row.back))
        if strays := [part for part in NOWHERE if part in front + back]:
            yield f"Q{number} shows {strays[0]!r}"
        for part in map(squash, front_parts):
            if part not in front:
                yield f"Q{number}'s front lacks {part!r}; it is {front[:80]!r}"
        for part in map(squash, back_parts):
            if part not in back:
                yield f"Q{number}'s back lacks {part!r}; it is {back[:80]!r}"
            if len(part) > 1 and part in front:
                yield f"Q{number}'s front tells {part!r}"


def code_faults(rows):
    for number, lines in CODE_LINES:
        if lines not in card_html.text(rows[number - 1].front):
            yield f"Q{number}'s code has lost its lines or their indentation"


def main():
    rows = csv_text.rows_of(sys.argv[1])
    verdict("csv/cards example", list(card_faults(rows)))
    verdict("csv/code example", list(code_faults(rows)))


if __name__ == "__main__":
    main()
