/** Models that are loaded, asked and drawn. */
export const models = {
  'The prompt is empty.': '提示词是空的。',
  'Give at least one character to continue from.': '请至少输入一个字符以供续写。',
  'Give at least one character.': '请至少输入一个字符。',
  'There is no token to explain.': '没有可解释的词元。',
  'A text of {0} tokens is too long to explain.': '{0} 个词元的文本太长，无法解释。',
  'Explain its last {0} tokens or fewer.': '请只解释最后不超过 {0} 个词元。',
  'There is no trained model yet.': '还没有训练好的模型。',
  'Train one first: brillm train.': '请先训练：brillm train。',
  'Checkpoint {0} belongs to run {1}, not to run {2}.': '检查点 {0} 属于训练 {1}，不属于训练 {2}。',
  'See brillm checkpoints --run {0}.': '请看 brillm checkpoints --run {0}。',
  'There is no token {0}.': '没有词元 {0}。',
  'The model has {0}.': '模型共有 {0} 个。',
  'The model has {0} tokens.': '模型有 {0} 个词元。',
  'There is no node {0}.': '没有节点 {0}。',
  'The model has nodes 0 to {0}: search for one by its text.': '模型的节点为 0 到 {0}：请按文本查找。',
  'The two checkpoints do not have the same edges, so they cannot be compared one by one.':
    '两个检查点的边不同，因此无法逐一比较。',
  'Choose two checkpoints of one run, or of a run and one that continues it.':
    '请选择同一次训练的两个检查点，或一次训练与从它继续的训练的检查点。',
}
