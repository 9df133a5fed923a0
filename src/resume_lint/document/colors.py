"""The colour of words and of what is painted behind them → whether the words stand out."""

from __future__ import annotations

from typing import Literal

Color = tuple[float, float, float]
# "none" paints nothing; "unknown" is a picture, a gradient or a pattern: no word on it is called hidden.
Paint = Color | Literal["none", "unknown"]

BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
# A ratio of luminances, as accessibility guidelines compute it: 4.5 is easy to read, 1 the same colour.
LEAST_CONTRAST = 1.15


def is_unseen(color: Color, background: Paint) -> bool:
    """Whether words of that colour do not stand out on the background.

    >>> is_unseen(WHITE, WHITE), is_unseen(WHITE, (0.1, 0.1, 0.4)), is_unseen(WHITE, "unknown")
    (True, False, False)
    """
    if isinstance(background, str):
        return False
    lighter, darker = sorted((_luminance(color), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05) < LEAST_CONTRAST


def lay_over(under: Paint, *layers: Paint | None) -> Paint:
    """What is seen of the layers, given from below to above; None and "none" let through what is under them."""
    for layer in layers:
        if layer is not None and layer != "none":
            under = layer
    return under


def read_color(text: str | None) -> Color | None:
    """The colour in hexadecimal digits as (r, g, b) from 0 to 1, None for "auto".

    >>> read_color("FF0000"), read_color("auto")
    ((1.0, 0.0, 0.0), None)
    """
    try:
        number = int(text or "", 16)
    except ValueError:
        return None
    if len(text or "") != 6:
        return None
    return ((number >> 16) / 255, (number >> 8 & 255) / 255, (number & 255) / 255)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
