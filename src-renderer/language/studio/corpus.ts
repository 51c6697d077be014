/** Importing: what was chosen, what is wrong with it, and what came of it. Also what is sent from the window. */
export const corpus = {
  'The import was cancelled.': '导入已取消。',
  'Start it again to go on where it stopped.': '重新开始即可从停下的地方继续。',
  'There is no import option {0}.': '没有名为 {0} 的导入选项。',
  'There are {0}.': '可用的有 {0}。',
  '{0} is out of range.': '{0} 超出范围。',
  'It is {0}.': '范围：{0:said}。',
  'a whole number from {0} to {1}': '{0} 到 {1} 的整数',
  'yes or no': '是或否',
  'auto, yes or no': '自动、是或否',
  'one to a hundred namespace numbers, such as 0': '一到一百个命名空间编号，例如 0',
  'workers is out of range.': 'workers 超出范围。',
  'It is a whole number from 1 to {0}.': '它是 1 到 {0} 的整数。',
  '{0} is not the file that the import began with.': '{0} 不是导入开始时的那个文件。',
  'Put the old file back to go on, or import the new one from its start.':
    '放回原来的文件即可继续，或从头导入新文件。',
  '{0} breaks off before its first page ends.': '{0} 在第一页结束之前就中断了。',
  '{0} breaks off before its first document ends.': '{0} 在第一篇文档结束之前就中断了。',
  '{0} holds no page.': '{0} 中没有页面。',
  '{0} holds no document.': '{0} 中没有文档。',
  'Choose a pages-articles dump or a text.': '请选择 pages-articles 转储或文本。',
  'Download it again.': '请重新下载。',
  '{0} holds nothing once decompressed.': '{0} 解压后没有内容。',
  'Nothing in {0} can be decompressed.': '{0} 中没有可以解压的内容。',
  '{0} is compressed twice.': '{0} 被压缩了两次。',
  'Decompress it once and choose the result.': '请解压一次，再选择得到的文件。',
  'The disk cannot read {0}.': '磁盘无法读取 {0}。',
  'Copy it to another disk.': '请把它复制到另一个磁盘。',
  '{0} holds only blanks.': '{0} 中只有空白。',
  'Choose another file.': '请选择另一个文件。',
  '{0} is {1}, whatever its name says.': '无论名称如何，{0} 实际上是{1:said}。',
  '{0} is not a text file, or not one in UTF-8 or UTF-16.': '{0} 不是文本文件，或不是 UTF-8 或 UTF-16 编码。',
  '{0} is a web page.': '{0} 是网页。',
  '{0} is XML, but not a MediaWiki export.': '{0} 是 XML，但不是 MediaWiki 导出文件。',
  '{0} is the index of a dump, not the dump.': '{0} 是转储的索引，而不是转储本身。',
  'If it is a text, save it as UTF-8.': '如果它是文本，请另存为 UTF-8。',
  'A download that needs a login often gives such a page. Download the dump itself.':
    '需要登录的下载常常得到这样的网页。请下载转储本身。',
  'Choose the .xml.bz2 file that lies beside it.': '请选择旁边的 .xml.bz2 文件。',
  'Choose a MediaWiki dump (.xml, .xml.bz2, .xml.gz), a text or a JSONL file.':
    '请选择 MediaWiki 转储（.xml、.xml.bz2、.xml.gz）、文本或 JSONL 文件。',
  '{0} is a folder.': '{0} 是文件夹。',
  'Choose the dump or text file inside it.': '请选择其中的转储或文本文件。',
  '{0} is a device or a pipe.': '{0} 是设备或管道。',
  'Save it as a file first.': '请先把它存成文件。',
  '{0} is empty.': '{0} 是空的。',
  'Download it again; an interrupted download leaves such files.': '请重新下载；中断的下载会留下这样的文件。',
  'There is no file {0}.': '没有文件 {0}。',
  'Check its path.': '请检查路径。',
  '{0} may not be read.': '没有读取 {0} 的权限。',
  'Give yourself permission to read it.': '请给自己读取它的权限。',
  'The {0} is damaged at {1}: that part was left out with every {2} in it. Download it again, or go on with what is there.':
    '{0:said}在 {1} 处损坏：该部分及其中的每个{2:said}已略去。可以重新下载，或用现有内容继续。',
  'The {0} expands more than 500-fold, as no text does; reading stopped there. 1 {1} was kept.':
    '{0:said}解压后膨胀超过 500 倍，文本不会如此；读取到此为止。保留了 1 个{1:said}。',
  'The {0} expands more than 500-fold, as no text does; reading stopped there. {1} {2}s were kept.':
    '{0:said}解压后膨胀超过 500 倍，文本不会如此；读取到此为止。保留了 {1} 个{2:said}。',
  'The {0} ends in the middle of {1} {2}. 1 {3} was kept. Download it again, or go on with what is there.':
    '{0:said}在第 {2} 个{1:said}中途结束。保留了 1 个{3:said}。可以重新下载，或用现有内容继续。',
  'The {0} ends in the middle of {1} {2}. {3} {4}s were kept. Download it again, or go on with what is there.':
    '{0:said}在第 {2} 个{1:said}中途结束。保留了 {3} 个{4:said}。可以重新下载，或用现有内容继续。',
  'The {0} was cut off after {1} {2}. 1 {3} was kept. Download it again, or go on with what is there.':
    '{0:said}在第 {2} 个{1:said}之后被截断。保留了 1 个{3:said}。可以重新下载，或用现有内容继续。',
  'The {0} was cut off after {1} {2}. {3} {4}s were kept. Download it again, or go on with what is there.':
    '{0:said}在第 {2} 个{1:said}之后被截断。保留了 {3} 个{4:said}。可以重新下载，或用现有内容继续。',
  'The {0} is damaged after {1} {2}. 1 {3} was kept. Download it again, or go on with what is there.':
    '{0:said}在第 {2} 个{1:said}之后损坏。保留了 1 个{3:said}。可以重新下载，或用现有内容继续。',
  'The {0} is damaged after {1} {2}. {3} {4}s were kept. Download it again, or go on with what is there.':
    '{0:said}在第 {2} 个{1:said}之后损坏。保留了 {3} 个{4:said}。可以重新下载，或用现有内容继续。',
  'The dump has no closing </mediawiki>: it may have been cut off after page {0}. Download it again, or go on with what is there.':
    '转储缺少结尾的 </mediawiki>：可能在第 {0} 页之后被截断。可以重新下载，或用现有内容继续。',
  'A checksum of the {0} is wrong although each of its parts is sound. Download it again to be sure.':
    '{0:said}的一个校验和不对，但各部分都完好。为稳妥起见，请重新下载。',
  'This file was imported with the same options before, as corpus {0}; it was not read again.':
    '此文件已用相同选项导入过，即语料库 {0}；没有重新读取。',
  'The text yields a vocabulary of {0} tokens, fewer than the usual {1}.':
    '此文本只能得到 {0} 个词元的词表，少于通常的 {1} 个。',
  '{0} holds {1} pages, and none of them is an article to keep.': '{0} 有 {1} 页，但没有一页是可保留的条目。',
  'Choose other namespaces or a smaller minimum length; the preview shows what passes.':
    '请选择其他命名空间或更小的最短长度；预览会显示哪些条目符合。',
  'A vocabulary of {0} tokens is out of range.': '{0} 个词元的词表超出范围。',
  'It is {0} to {1}.': '范围是 {0} 到 {1}。',
  'Corpus {0} has no bigram counts yet.': '语料库 {0} 还没有二元组计数。',
  'Import its file again; the import goes on where it ended.': '请再次导入它的文件；导入会从停下的地方继续。',
  '{0} files are being sent already.': '已有 {0} 个文件正在发送。',
  'Wait until one of them has arrived.': '请等其中一个送达。',
  'The file that was sent is no longer there.': '发送来的文件已不存在。',
  'Drop the file on the window again.': '请把文件再次拖到窗口上。',
  'That is no upload.': '这不是上传的文件。',
  'Drop the file again.': '请重新拖放文件。',
  'The file is too large to be sent.': '文件太大，无法发送。',
  'Import it by its path instead.': '请改为按路径导入。',
  'The file did not arrive whole.': '文件没有完整送达。',
  'The disk has no room for the file.': '磁盘容不下此文件。',
  'Free some space, or move the workspace.': '请腾出空间，或移动工作区。',
  '{0} cannot be read: it is a folder, or it was moved or changed.':
    '无法读取 {0}：它是文件夹，或已被移动或更改。',
  'Drop the dump or text file itself; of a folder, the file inside it.':
    '请拖放转储或文本文件本身；若是文件夹，请拖放其中的文件。',
  'Sending {0} was cancelled.': '已取消发送 {0}。',
  'The file {0} could not be sent.': '无法发送文件 {0}。',
  'Look whether the studio still runs, and drop the file again.': '请看后台是否仍在运行，再重新拖放文件。',
  'The connection broke off while {0} was sent.': '发送 {0} 时连接中断。',
  'Drop the file again when the studio is back.': '后台恢复后，请重新拖放文件。',
  'The corpus is being imported.': '语料库正在导入。',
  'Cancel the import first.': '请先取消导入。',
  'The path of the file is not complete.': '文件路径不完整。',
}
