/** Runs: what is asked of them, how they end, and what their journals say. */
export const training = {
  'Training produced values that are no numbers at step {0}.': '训练在第 {0} 步产生了非数值。',
  'Training produced values that are no numbers at step {0}, first seen at edge {1}.':
    '训练在第 {0} 步产生了非数值，最先见于边 {1}。',
  'The last good checkpoint is kept: resume from it with a lower learning rate.':
    '最后一个完好的检查点已保留：请用更低的学习率从它继续。',
  'The loss rose from {0} to {1} nats per token at step {2}.':
    '在第 {2} 步，每词元损失从 {0} 升到 {1} 奈特。',
  'The trigram start has no room for a positional encoding.': '三元组起点容不下位置编码。',
  'Set positionalEncoding to none, or start from bigrams.':
    '请把 positionalEncoding 设为 none，或从二元组开始。',
  'On all held-out text the perplexity is {0}.': '在全部留出文本上的困惑度为 {0}。',
  'A Kneser-Ney model of 3 tokens has a perplexity of {0}.': '三个词元的 Kneser-Ney 模型的困惑度为 {0}。',
  'The held-out perplexity no longer fell.': '留出文本的困惑度不再下降。',
  'The program was closed; everything up to there is saved.': '程序已关闭；此前的内容均已保存。',
  'The program ended unexpectedly while it was training.': '训练时程序意外退出。',
  'Training began.': '训练开始。',
  'Training went on.': '训练继续。',
  'Training was paused.': '训练已暂停。',
  'Training was interrupted.': '训练中断。',
  'Training came to its end.': '训练完成。',
  'Training was stopped.': '训练已停止。',
  'Training failed.': '训练失败。',
  'Run {0} is finished: there is nothing left to go on with.': '训练 {0} 已完成：没有可继续的内容。',
  'Train a new run, with more steps or epochs.': '请用更多步数或轮数开始新的训练。',
  'Start a new run that continues from its last checkpoint.': '请开始新的训练，从它最后的检查点继续。',
  'Run {0} has no checkpoint yet.': '训练 {0} 还没有检查点。',
  'Let it train longer, or resume it.': '请让它多训练一会儿，或继续训练。',
  'Run {0} is training.': '训练 {0} 正在进行。',
  'Run {0} is not training.': '训练 {0} 没有在进行。',
  'The table of runs shows the state of each.': '训练表格显示各项的状态。',
  'Pause it before you delete its checkpoints.': '删除它的检查点之前请先暂停。',
  'Stop it before you delete it.': '删除之前请先停止。',
  '{0} cannot be changed once a run has begun.': '训练开始后不能再更改 {0}。',
  'Start a new run, or change one of {0}.': '请开始新的训练，或更改其中之一：{0}。',
  'Checkpoint {0} was trained on corpus {1}, not on corpus {2}.':
    '检查点 {0} 是在语料库 {1} 上训练的，不是语料库 {2}。',
  'Continue it on its own corpus.': '请在它自己的语料库上继续。',
  'Checkpoint {0} has {1} {2}; a run that continues it cannot have {3}.':
    '检查点 {0} 的 {1} 为 {2}；从它继续的训练不能为 {3}。',
  'Leave {0} as it is, or start a run of its own.': '请保持 {0} 不变，或另开一次训练。',
  'The file would be too large to be handed over.': '文件会太大，无法交出。',
  'Export fewer runs or metrics at a time.': '请一次少导出一些训练或指标。',
  'No bigram occurs {0} times or more, so no edge would have parameters of its own.':
    '没有二元组出现 {0} 次或更多，因此不会有专属边。',
  'Choose a smaller minBigramCount.': '请选择更小的 minBigramCount。',
  'The text has no two tokens in a row; import more of it.': '文本中没有两个相连的词元；请导入更多文本。',
  'The most frequent bigram occurs {0} times: choose minBigramCount from 1 to {1}.':
    '最常见的二元组出现 {0} 次：请把 minBigramCount 设为 1 到 {1}。',
  'Training {0} own edges needs {1} GB of memory; {2} GB are free.':
    '训练 {0} 条专属边需要 {1} GB 内存；可用 {2} GB。',
  'Raise minBigramCount, choose the optimiser adamw-factored or edge-normalised, or close other programs.':
    '请提高 minBigramCount，选择优化器 adamw-factored 或 edge-normalised，或关闭其他程序。',
  'Raise minBigramCount, choose the optimiser adamw-factored (two thirds of the memory) or edge-normalised (a third), or close other programs.':
    '请提高 minBigramCount，选择优化器 adamw-factored（内存为三分之二）或 edge-normalised（三分之一），或关闭其他程序。',
  'Raise minBigramCount, choose a smaller d, or close other programs.':
    '请提高 minBigramCount、选择更小的 d，或关闭其他程序。',
  'Its checkpoints need {0} GB of the disk; {1} GB are free.':
    '它的检查点需要 {0} GB 磁盘空间；可用 {1} GB。',
  'Keep fewer checkpoints, raise minBigramCount, or free some space.':
    '请少保留检查点、提高 minBigramCount，或腾出空间。',
  'The {0} text has {1} tokens, fewer than one window of {2}.':
    '{0:said}文本有 {1} 个词元，不足一个 {2} 词元的上下文窗口。',
  'Import more text, or set a shorter window.': '请导入更多文本，或缩短上下文窗口。',
  'Corpus {0} is {1}: it has no tokens to train on yet.': '语料库 {0} {1:state}：还没有可供训练的词元。',
  'There is no corpus yet.': '还没有语料库。',
  'Import one first: brillm import FILE.': '请先导入：brillm import FILE。',
  'There is no interrupted run.': '没有中断的训练。',
  'See brillm runs.': '请看 brillm runs。',
}
