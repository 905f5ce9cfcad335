"""Cut Chinese text into words as jieba does."""
