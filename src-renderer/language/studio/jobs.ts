/** Jobs: how they ended, what is kept of them, and what is told of them without being asked. */
export const jobs = {
  'Something went wrong inside the program.': '程序内部出错。',
  'What is saved is safe. Try again; if it happens again, copy the problem report.':
    '已保存的内容是安全的。请再试一次；如果再次发生，请复制问题报告。',
  'What is saved is safe. Start it again; if it happens again, copy the problem report.':
    '已保存的内容是安全的。请重新开始；如果再次发生，请复制问题报告。',
  'Start it again.': '请重新开始。',
  'The job “{0}” is {1} and cannot be {2}.': '任务“{0}”{1:state}，不能{2:said}。',
  paused: '暂停',
  resumed: '继续',
  cancelled: '取消',
  'taken from the list': '从列表中移除',
  'The list of jobs shows what can be done with each.': '任务列表显示各项任务可做的操作。',
  'The job needed more memory than there is.': '任务需要的内存超过了可用内存。',
  'Use less text, a smaller vocabulary or a higher minBigramCount.':
    '请减少文本、缩小词表，或提高 minBigramCount。',
  'The thread of the job ended without a word.': '任务的线程无故结束。',
  'It was cancelled. It had not begun.': '已取消。当时还没有开始。',
  'It was cancelled. {0}': '已取消。{0:said}',
  'It had not begun to train.': '训练尚未开始。',
  'Its last checkpoint is kept.': '它最后的检查点已保留。',
  'Nothing was changed.': '没有任何更改。',
  'The tokens are kept.': '词元已保留。',
  'The cleaned text is kept.': '清理后的文本已保留。',
  'Nothing was read yet.': '尚未读取任何内容。',
  '{0} articles are encoded.': '已编码 {0} 个条目。',
  'Start it again; it begins anew.': '请重新开始；它会从头进行。',
  'Start it again to go on from there.': '重新开始即可从那里继续。',
  'It had not begun.': '当时还没有开始。',
  'Nothing was saved yet; it starts from its beginning.': '还没有保存任何内容，将从头开始。',
  'Its start is saved.': '起点已保存。',
  'Everything up to step {0} is saved.': '第 {0} 步之前的内容均已保存。',
  '{0} articles are saved.': '已保存 {0} 个条目。',
  '{0}: done.': '{0}：已完成。',
  'The training of “{0}” was interrupted. Everything up to step {1} is saved.':
    '“{0}”的训练被中断。第 {1} 步之前的内容均已保存。',
  'The training of “{0}” was interrupted. Nothing of it was saved.': '“{0}”的训练被中断。没有保存任何内容。',
  '“{0}” was waiting for its turn when the program ended; it is paused.':
    '程序结束时“{0}”正在等待；现已暂停。',
  'The import of “{0}” was interrupted. {1} articles are saved.': '“{0}”的导入被中断。已保存 {1} 个条目。',
  'Resume it to go on.': '点击继续即可接着进行。',
}
