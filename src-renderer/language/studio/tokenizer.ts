/** Learning a tokenizer, and reading one. */
export const tokenizer = {
  'This is not a tokenizer.json.': '这不是 tokenizer.json。',
  'Choose the tokenizer.json of a corpus or run.': '请选择语料库或训练的 tokenizer.json。',
  'The tokenizer.json is damaged ({0}).': 'tokenizer.json 已损坏（{0:said}）。',
  'the byte tokens are incomplete': '字节词元不完整',
  'the id of {0} is {1}': '{0} 的编号是 {1}',
  'token {0} is {1} and not {2}': '词元 {0} 是 {1}，而不是 {2}',
  '{0} is not one character': '{0} 不是单个字符',
  '{0} is not made of bytes': '{0} 不是由字节组成的',
  'the merge {0}': '合并规则 {0}',
  'Restore it from a copy or import the corpus again.': '请从副本恢复，或重新导入语料库。',
  'This tokenizer was made by another program: {0}.': '此分词器由其他程序制作：{0:said}。',
  'its model is {0}': '它的模型是 {0}',
  'it normalises text in another way': '它规范化文本的方式不同',
  'its special tokens are not <|endoftext|> alone': '它的特殊词元不只是 <|endoftext|>',
  'it is not made of single characters': '它不是由单个字符组成的',
  'it cuts words in another way': '它切分词的方式不同',
  'Import the corpus here, which trains a tokenizer of its own.': '请在此导入语料库，这会训练专用的分词器。',
  'vocabulary is {0}; it must be a whole number from {1} to {2}.':
    '词表大小为 {0}；它必须是 {1} 到 {2} 的整数。',
  'Choose a size in that range; 4000 is the default.': '请选择该范围内的大小；默认为 4000。',
  'There is no text to learn a tokenizer from.': '没有可供学习分词器的文本。',
  'Import a file with text in it.': '请导入有文本的文件。',
  'The text yields a vocabulary of at most {0} tokens, not {1}.':
    '此文本最多能得到 {0} 个词元的词表，达不到 {1} 个。',
  'Choose a vocabulary of {0} or fewer, or import more text.': '请选择不超过 {0} 的词表，或导入更多文本。',
  'Import more text.': '请导入更多文本。',
}
