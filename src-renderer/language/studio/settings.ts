/** Settings of training and of generation that cannot be. */
export const settings = {
  '{0} is {1}; it must be a whole number from {2} to {3}.': '{0} 为 {1}；它必须是 {2} 到 {3} 的整数。',
  '{0} is {1}; it must be a number from {2} to {3}.': '{0} 为 {1}；它必须是 {2} 到 {3} 的数。',
  'The default is {0}.': '默认为 {0}。',
  'There is no {0} "{1}".': '没有名为“{1}”的{0:said}。',
  recipe: '配方',
  preset: '预设',
  setting: '设置',
  'Known are: {0}.': '已知的有：{0}。',
  'Did you mean {0}?': '是否指 {0}？',
  'The setting {0} cannot be {1}.': '设置 {0} 不能是 {1:said}。',
  'It may be {0} or {1}.': '可以是 {0} 或 {1}。',
  'It may be {0} to {1}.': '可以是 {0} 到 {1}。',
  'It may be {0} to {1}, or {2}.': '可以是 {0} 到 {1}，或 {2}。',
  'It may be a whole number, {0} to {1}.': '可以是 {0} 到 {1} 的整数。',
  'It may be a whole number, {0} to {1}, or {2}.': '可以是 {0} 到 {1} 的整数，或 {2}。',
  'The settings epochs, steps and minutes are all 0, so there is nothing to train.':
    '设置 epochs、steps 和 minutes 都是 0，因此没有可训练的内容。',
  'Give one of them a value above 0.': '请给其中一项大于 0 的值。',
  'The settings warmStart=trigram and positionalEncoding=sine-cosine exclude each other: the encoding would add to every code.':
    '设置 warmStart=trigram 与 positionalEncoding=sine-cosine 不能同时使用：位置编码会加到每个编码上。',
  'Set positionalEncoding to none, or warmStart to bigram.':
    '请把 positionalEncoding 设为 none，或把 warmStart 设为 bigram。',
}
