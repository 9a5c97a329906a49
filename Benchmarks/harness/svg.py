"""Drawing plots as SVG text: a frame with two scales, and marks at values."""

import math
from html import escape

WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 110, 50, 50
INK, QUIET, GRID = "#222", "#666", "#e4e4e4"


class Scale:
    """Maps values to a range of pixels."""

    def __init__(self, low, high, start, end, transform=lambda value: value):
        self.transform = transform
        self.low, self.high = transform(low), transform(high)
        self.start, self.end = start, end

    def at(self, value):
        share = (self.transform(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def powers(low, high):
    """The powers of ten around two positive values."""
    return [10.0**e for e in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]


class Plot:
    """A titled plot with an x and a y scale."""

    def __init__(self, title, x, y):
        self.x, self.y = x, y
        self.parts = []
        self.text(LEFT, 26, title, size=16, color=INK)

    def ticks_x(self, ticks, name):
        for value, label in ticks:
            place = self.x.at(value)
            self.line([(place, TOP), (place, HEIGHT - BOTTOM)], GRID, 1)
            self.text(place, HEIGHT - BOTTOM + 18, label, anchor="middle")
        self.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, name, anchor="middle")

    def ticks_y(self, ticks, name):
        for value, label in ticks:
            place = self.y.at(value)
            self.line([(LEFT, place), (WIDTH - RIGHT, place)], GRID, 1)
            self.text(LEFT - 8, place + 4, label, anchor="end")
        self.text(LEFT, TOP - 8, name)

    def curve(self, points, color, label):
        """A line through values, its name at its end."""
        places = [(self.x.at(x), self.y.at(y)) for x, y in points]
        self.line(places, color, 2)
        self.text(places[-1][0] + 6, places[-1][1] + 4, label, color=color)

    def dot(self, x, y, color, label):
        place = self.x.at(x), self.y.at(y)
        self.parts.append(f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="6" fill="{color}"/>')
        self.text(place[0] + 10, place[1] + 4, label, color=color)

    def bar(self, y, height, value, color, label):
        start, end = self.x.start, self.x.at(value)
        self.parts.append(
            f'<rect x="{start}" y="{y:.1f}" width="{max(end - start, 1):.1f}" '
            f'height="{height:.1f}" fill="{color}"/>'
        )
        self.text(end + 6, y + height / 2 + 4, label)

    def line(self, places, color, width):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        self.parts.append(
            f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="{width}"/>'
        )

    def text(self, x, y, text, anchor="start", color=QUIET, size=12):
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
            f'fill="{color}">{escape(text)}</text>'
        )

    def drawing(self):
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif">\n'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n'
            + "\n".join(self.parts)
            + "\n</svg>\n"
        )
