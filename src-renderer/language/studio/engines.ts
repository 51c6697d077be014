/** What computes, and what it runs on. */
export const engines = {
  'No engine can run on this machine.': '此机器上没有可运行的引擎。',
  'The list of devices says why each of them cannot.': '设备列表说明了每个引擎不能运行的原因。',
  'No other engine can run here, so nothing had to be measured to choose.':
    '此处没有其他引擎可运行，因此不必测速就能选定。',
  'It is right and the fastest: {0} tokens a second on a model of this size.':
    '结果正确且最快：在这种规模的模型上每秒 {0} 个词元。',
  'It is right; no engine has been measured on a model of this size.':
    '结果正确；还没有引擎在这种规模的模型上测过速度。',
  'It has not been measured on a model of this size.': '尚未在这种规模的模型上测过速度。',
  'It is slower: {0} tokens a second on a model of this size, and {1} {2}.':
    '它较慢：在这种规模的模型上每秒 {0} 个词元，{1} 为 {2} 个。',
  'It has not been tried yet.': '尚未试过。',
  'It cannot run here.': '它不能在此运行。',
  'What it computes is no number, so it is not used.': '它算出的不是数，因此不使用。',
  'What it computes is {0} off the reference, so it is not used.': '它的结果与参考实现相差 {0}，因此不使用。',
  'A run tries the engines before it begins, and measures those that are right.':
    '训练开始前会试用各引擎，并测量结果正确者的速度。',
  'Faster engines could not take this model.': '更快的引擎容纳不下此模型。',
  'It was asked for.': '这是指定的引擎。',
  'From step {0} on it is computed by {1} on {2}. {3}': '从第 {0} 步起由 {1} 在 {2} 上计算。{3:said}',
  'The program ended while this engine was tried: its driver may be at fault.':
    '试用此引擎时程序意外结束，可能是驱动的问题。',
  'Update the driver and test the engine again, or train with another one.':
    '请更新驱动后再测试此引擎，或用其他引擎训练。',
  'The engine failed when it was tried: {0}': '试用引擎时出错：{0}',
  'Train with another engine; the problem report says more.': '请用其他引擎训练；问题报告中有更多信息。',
  'The engines were no longer tried.': '已不再试用引擎。',
  'Test them again at any time.': '可随时再次测试。',
  'The engine {0} computes wrongly on this machine: {1} off the reference.':
    '引擎 {0} 在此机器上计算有误：与参考实现相差 {1}。',
  'A job is running, which a test would disturb and whose work it would measure along.':
    '有任务正在运行：测试会干扰它，测得的速度也不准。',
  'Only a training has an engine.': '只有训练才有引擎。',
  'Resume the job without naming one.': '请不指定引擎，直接继续此任务。',
  'Training {0} own edges needs {1} GB on the graphics card, which has {2} GB.':
    '训练 {0} 条专属边需要 {1} GB 显卡内存，显卡只有 {2} GB。',
  'Raise minBigramCount, or train on the processor.': '请提高 minBigramCount，或在处理器上训练。',
  'With minBigramCount {0} it fits.': 'minBigramCount 为 {0} 时可以容纳。',
  'This engine was made without an optimiser, so it cannot train.': '此引擎没有优化器，因此不能训练。',
  'Make it with one.': '请带优化器创建它。',
  'This engine was made without an optimiser.': '此引擎没有优化器。',
  'Make one with an optimiser to train.': '要训练，请带优化器创建引擎。',
  'Edges {0} to {1} are not all in this model.': '边 {0} 到 {1} 不全在此模型中。',
  'It has {0} own edges.': '它有 {0} 条专属边。',
  'The optimiser state does not belong to a model of this shape.': '优化器状态不属于这种形状的模型。',
  'Start the optimiser anew, or use the checkpoint of the same run.':
    '请重新开始优化器，或使用同一次训练的检查点。',
  'The package {0} is not installed.': '没有安装软件包 {0}。',
  'Install it as docs/tensorflow.md says, or train with another engine.':
    '请按 docs/tensorflow.md 安装，或用其他引擎训练。',
  'The package {0} is there, but its native part is not: the download at installation did not succeed.':
    '软件包 {0} 已在，但缺少本机部分：安装时的下载没有成功。',
  'Run "npm rebuild {0}" with a network, as docs/tensorflow.md says.':
    '请按 docs/tensorflow.md，在联网时运行“npm rebuild {0}”。',
  'A library that TensorFlow needs cannot be loaded: {0}': '无法加载 TensorFlow 需要的库：{0}',
  'Install CUDA 11.2 and cuDNN 8.1, and put them where the loader looks, as docs/tensorflow.md says.':
    '请按 docs/tensorflow.md 安装 CUDA 11.2 和 cuDNN 8.1，并放到加载器查找的位置。',
  'TensorFlow could not be started: {0}': '无法启动 TensorFlow：{0}',
  'docs/tensorflow.md lists what it needs; another engine trains without it.':
    'docs/tensorflow.md 列出了它的要求；其他引擎不用它也能训练。',
  'TensorFlow was started, but it found no CUDA device that it can use, or not all of the CUDA libraries.':
    'TensorFlow 已启动，但没有找到可用的 CUDA 设备，或 CUDA 库不全。',
  'What it missed stands in the lines it wrote to the terminal; docs/tensorflow.md says what belongs to each.':
    '缺少什么见它写到终端的内容；docs/tensorflow.md 说明了各项的含义。',
  'The graphics card has not enough free memory for this step.': '显卡的可用内存不足以完成这一步。',
  'Take fewer sequences in a batch, or end other programs that use the card.':
    '请减少每批的序列数，或结束其他使用显卡的程序。',
  'The machine has not enough memory for this model.': '机器的内存不足以容纳此模型。',
  'Raise minBigramCount, or take a smaller vocabulary or dimension.':
    '请提高 minBigramCount，或选择更小的词表或维数。',
  'The graphics card failed: {0}': '显卡出错：{0}',
  'Nothing of this step was kept. Start the studio again and continue from the last checkpoint, or on the processor.':
    '这一步没有保留。请重新启动程序，从最后的检查点继续，或改用处理器。',
  'TensorFlow multiplies in the short TF32 format on this card, which is too coarse for this model.':
    'TensorFlow 在此显卡上用较短的 TF32 格式做乘法，对此模型来说太粗略。',
  'Start the studio with NVIDIA_TF32_OVERRIDE=0 in its environment.':
    '请在环境变量中设置 NVIDIA_TF32_OVERRIDE=0 后启动程序。',
  '{0} is no number of candidates.': '{0} 不是候选数。',
  "It is 'all', or a whole number from 0.": '它是“all”，或不小于 0 的整数。',
  'A batch of {0} × {1} tokens does not fit this engine.': '{0} × {1} 个词元的批次不适合此引擎。',
  'It takes up to {0} sequences of 2 to {1} tokens below {2}.':
    '它最多接受 {0} 个序列，每个 2 到 {1} 个词元，编号小于 {2}。',
  'A thread of the CPU engine failed: {0}': 'CPU 引擎的一个线程出错：{0}',
  'Start again from the last checkpoint; if it happens again, please report it.':
    '请从最后的检查点重新开始；如果再次发生，请报告。',
  'Token {0} has more successors ({1}) than one memory can hold.':
    '词元 {0} 的后继（{1} 个）超过了一块内存的容量。',
  'Raise minBigramCount or choose a smaller signal dimension.':
    '请提高 minBigramCount，或选择更小的信号维数。',
  'There is not enough memory for this model.': '内存不足以容纳此模型。',
  'Raise minBigramCount, choose a smaller signal dimension, or use the edge-normalised optimiser.':
    '请提高 minBigramCount、选择更小的信号维数，或使用边归一化优化器。',
  'There is not enough memory for a batch of this size.': '内存不足以容纳这么大的批次。',
  'Use smaller batches, or fewer candidates.': '请使用更小的批次，或更少的候选。',
  'An engine of {0} threads for {1} sequences of {2} tokens cannot be.':
    '不能有 {0} 个线程、处理 {1} 个 {2} 词元序列的引擎。',
  'It takes at least one thread, and batches of at least one sequence of two tokens.':
    '至少需要一个线程，且每批至少有一个两词元的序列。',
  'The graphics driver refuses the kernel "{0}": {1}': '显卡驱动拒绝内核“{0}”：{1}',
  'Update the driver, or train on the CPU.': '请更新驱动，或用 CPU 训练。',
  'The graphics device was lost: {0}': '显卡设备已丢失：{0}',
  'Go on from the last checkpoint, on the CPU or after a new start of the program.':
    '请从最后的检查点继续：改用 CPU，或重新启动程序。',
  'The graphics device has too little memory for batches of {0} × {1} tokens. {2}':
    '显卡设备内存不足以处理 {0} × {1} 词元的批次。{2}',
  'Use batches of {0} sequences or fewer (batchSequences), or train on the CPU.':
    '请把每批序列数减到 {0} 或更少（batchSequences），或用 CPU 训练。',
  'Use shorter sequences (window), or train on the CPU.': '请使用更短的序列（window），或用 CPU 训练。',
  'a step': '一步计算',
  '{0} of {1} bytes': '{0}，{1} 字节',
  'one buffer holds {0}': '一个缓冲区只容纳 {0}',
  'The graphics device has too little memory: {0} ({1})': '显卡设备内存不足：{0:said}（{1:said}）',
  'Raise minBigramCount, choose the edge-normalised optimiser or smaller batches, or train on the CPU.':
    '请提高 minBigramCount、选择边归一化优化器或更小的批次，或用 CPU 训练。',
  'Install Chromium, which brings SwiftShader along.': '请安装带有 SwiftShader 的 Chromium。',
  "Install it with your card's driver (Debian: libvulkan1), or train on the CPU.":
    '请随显卡驱动安装它（Debian：libvulkan1），或用 CPU 训练。',
  'Install a Vulkan, Metal or Direct3D 12 driver, or train on the CPU.':
    '请安装 Vulkan、Metal 或 Direct3D 12 驱动，或用 CPU 训练。',
  'Train on the CPU engine, which is faster.': '请用更快的 CPU 引擎训练。',
  'Train on the CPU.': '请用 CPU 训练。',
  'no software adapter was found': '没有找到软件适配器',
  'Vulkan (libvulkan.so.1) is not installed': '没有安装 Vulkan（libvulkan.so.1）',
  'it has no graphics adapter': '没有显卡适配器',
  'its only adapter is a processor ({0})': '唯一的适配器是处理器（{0}）',
  'the package "webgpu" does not load: {0}': '无法加载软件包“webgpu”：{0}',
  'WebGPU cannot be used on this machine: {0}.': '此机器不能使用 WebGPU：{0:said}。',
  'This model needs {0} GB on the graphics device for {1} own edges. {2}':
    '此模型有 {1} 条专属边，需要 {0} GB 显卡内存。{2:said}',
  'With minBigramCount {0} {1} own edges are left, which fit.':
    'minBigramCount 为 {0} 时剩下 {1} 条专属边，可以容纳。',
  'Raise minBigramCount, choose the edge-normalised optimiser, or train on the CPU.':
    '请提高 minBigramCount、选择边归一化优化器，或用 CPU 训练。',
  'Token {0} has more successors ({1}) than one buffer of this graphics device holds ({2}).':
    '词元 {0} 的后继（{1} 个）超过了此显卡一个缓冲区的容量（{2} 个）。',
  'Raise minBigramCount, choose a smaller signal dimension, or train on the CPU.':
    '请提高 minBigramCount、选择更小的信号维数，或用 CPU 训练。',
  '{0} occurrences of a token with {1} candidates are too many for this graphics device at a time.':
    '一个词元出现 {0} 次、各有 {1} 个候选，超出了此显卡一次的处理量。',
  'Use smaller batches, or sampled candidates.': '请使用更小的批次，或抽样候选。',
}
