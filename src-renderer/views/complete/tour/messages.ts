import type { Translation } from '../../../language/message-types.ts'

export const en = {
  title: 'How one token is computed',
  open: 'How it is computed',
  openHint: 'Seven steps from the prompt to the probabilities, with the formulas and the real figures.',
  command: 'See how one token is computed',
  steps: 'Steps',
  step: 'Step {place} of {all}: {name}',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  asking: 'Fetching the parameters',
  noText: 'There is no text to compute with yet.',
  noTextHint: 'Complete a prompt first.',
  neuron: 'Neuron',
  candidate: 'Candidate',
  nodes: {
    name: 'Nodes',
    text: 'The prompt is cut into tokens, and every token is a node of the graph: {nodes} nodes, {edges} edges with a matrix of their own. The signal goes from node to node in the order of the text. What follows after “{last}”?',
    earlier: { one: '{count} token before', other: '{count} tokens before' },
    node: 'Node',
    strength: 'Signal ‖r‖',
    strengthHint:
      'How strong the signal is at this node: the length of its vector. The next steps show where it comes from.',
  },
  first: {
    name: 'First signal',
    text: 'A signal is {d} numbers, one for each neuron of a node. At “{token}” it begins with the same number everywhere; the node adds its bias, the place in the text its encoding, and GeLU lets through what is above zero.',
    textWithoutPlace:
      'A signal is {d} numbers, one for each neuron of a node. At “{token}” it begins with the same number everywhere; the node adds its bias, and GeLU lets through what is above zero.',
    start: 'beginning',
  },
  edge: {
    name: 'Along an edge',
    text: 'From “{source}” to “{target}” the signal goes through the matrix of this very edge, which was learned from every text where the two stand side by side ({count} times). Row {neuron} of it makes neuron {neuron}.',
    sharedText:
      'From “{source}” to “{target}” the signal goes through the matrix of the shared edge: this pair was too rare for one of its own. Row {neuron} of it makes neuron {neuron}.',
    input: 'arriving',
    matrix: 'The matrix W of the edge, {size} × {size}; row {neuron} is outlined.',
  },
  attention: {
    name: 'Attention',
    text: 'How much does each signal count for what comes next? The model has learned one number α for each place; softmax makes shares of them that sum to 1.',
    share: 'Share A',
  },
  mixture: {
    name: 'Mixture',
    text: 'All signals so far become one: each times its share, added up. This one vector is all that the prediction sees of the text.',
    others: 'all others',
  },
  energy: {
    name: 'Energy',
    text: 'Every node is a candidate. The mixture is sent along the edge from “{source}” to each; the energy of a candidate is the length of the signal that would arrive there.',
    length: 'Square root of the sum of all {d} squares: the energy of “{token}” is',
  },
  probability: {
    name: 'Probability',
    text: 'Softmax makes probabilities of the energies. Figures count from the best candidate: what lies lower by 1 counts e ≈ 2.72 times less.',
    below: 'below the best',
    counts: 'counts',
    rest: 'all other candidates',
    sum: '{own} of {nodes} candidates have an edge of their own; the others share one, with an energy of {energy} and together {share}.',
    then: 'Greedy decoding takes the first; with a temperature one is drawn by its probability. It becomes the next node, its signal is computed as in step 3, and so on.',
  },
  rows: {
    bias: 'bias b',
    encoding: 'place PE',
    sum: 'sum z',
    signal: 'GeLU(z)',
    mixture: 'mixture S',
  },
} as const

export const zh: Translation<typeof en> = {
  title: '一个词元是如何算出来的',
  open: '如何计算',
  openHint: '从提示词到概率的七个步骤，公式与真实数值并列。',
  command: '查看一个词元是如何算出来的',
  steps: '步骤',
  step: '第 {place} 步，共 {all} 步：{name}',
  back: '上一步',
  next: '下一步',
  done: '完成',
  asking: '正在读取参数',
  noText: '还没有可以计算的文本。',
  noTextHint: '请先续写一段提示词。',
  neuron: '神经元',
  candidate: '候选',
  nodes: {
    name: '节点',
    text: '提示词被切分为词元，每个词元都是图中的一个节点：共 {nodes} 个节点，{edges} 条边有自己的矩阵。信号按文本的顺序从一个节点走向下一个节点。“{last}”之后会是什么？',
    earlier: '之前还有 {count} 个词元',
    node: '节点',
    strength: '信号 ‖r‖',
    strengthHint: '信号在该节点的强度，即其向量的长度。后面的步骤说明它从何而来。',
  },
  first: {
    name: '最初的信号',
    text: '信号是 {d} 个数，节点的每个神经元一个。在“{token}”处，它从处处相同的数开始；节点加上自己的偏置，位置加上自己的编码，GeLU 让大于零的部分通过。',
    textWithoutPlace:
      '信号是 {d} 个数，节点的每个神经元一个。在“{token}”处，它从处处相同的数开始；节点加上自己的偏置，GeLU 让大于零的部分通过。',
    start: '起点',
  },
  edge: {
    name: '沿着边',
    text: '从“{source}”到“{target}”，信号经过这条边自己的矩阵；矩阵是从两者相邻出现的所有文本中学到的（{count} 次）。第 {neuron} 行得出第 {neuron} 个神经元。',
    sharedText:
      '从“{source}”到“{target}”，信号经过共享边的矩阵：这对词元太少见，没有自己的矩阵。第 {neuron} 行得出第 {neuron} 个神经元。',
    input: '到来的信号',
    matrix: '这条边的矩阵 W，{size} × {size}；框出的是第 {neuron} 行。',
  },
  attention: {
    name: '注意力',
    text: '每个信号对接下来的内容有多重要？模型为每个位置学到一个数 α，softmax 把它们变成总和为 1 的份额。',
    share: '份额 A',
  },
  mixture: {
    name: '混合',
    text: '迄今为止的所有信号合而为一：各自乘以份额后相加。预测所看到的全部文本就是这一个向量。',
    others: '其余全部',
  },
  energy: {
    name: '能量',
    text: '每个节点都是候选。混合信号从“{source}”沿着边送往每个候选；候选的能量就是将到达该处的信号的长度。',
    length: '全部 {d} 个平方之和再开方：“{token}”的能量为',
  },
  probability: {
    name: '概率',
    text: 'Softmax 把能量变成概率。数值以最佳候选为基准：每低 1，分量就小 e ≈ 2.72 倍。',
    below: '低于最佳',
    counts: '分量',
    rest: '其他全部候选',
    sum: '{nodes} 个候选中有 {own} 个拥有自己的边；其余共用一条，能量为 {energy}，合计 {share}。',
    then: '贪心解码取第一个；有温度时按概率抽取一个。它成为下一个节点，其信号按第 3 步计算，如此继续。',
  },
  rows: {
    bias: '偏置 b',
    encoding: '位置 PE',
    sum: '总和 z',
    signal: 'GeLU(z)',
    mixture: '混合 S',
  },
}
