"""Small manuscripts that the command's tests write to disk."""

CLEAN = """# On rivers

The river rose in spring.¹ It fell again in autumn.² Nobody measured it.³

## Notes

¹ Anna Berg, *Rivers of the North* (Oslo: Fjord Press, 1998), 12.

² Paul Stone, *Autumn Floods* (London: Weir, 2001), 30.

³ Clara Holm, *Gauges* (Bergen: Strand, 2004), 7.
"""

# The third note is printed ⁵; nothing else is wrong.
MISPRINTED = """# On rivers

The river rose in spring.¹ It fell again in autumn.² Nobody measured it.³ It froze.⁴ It thawed.⁵

## Notes

¹ Anna Berg, *Rivers of the North* (Oslo: Fjord Press, 1998), 12.

² Paul Stone, *Autumn Floods* (London: Weir, 2001), 30.

⁵ Clara Holm, *Gauges* (Bergen: Strand, 2004), 7.

⁴ Jon Vik, *Ice on Running Water* (Oslo: Fjord Press, 1999), 4.

⁵ Jon Vik, *Thaw and Flood in Two Valleys* (Tromsø: Polar, 2006), 88.
"""
