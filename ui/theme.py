"""The page's look in Gradio's terms: colours for light and dark, and fonts that every machine has."""

from pathlib import Path

import gradio as gr

ASSETS = Path(__file__).parent / "assets"
STYLES = ("page.css", "marks.css", "tools.css")
# Not "system-ui": where no desktop names its font, that is a serif.
SANS = ("-apple-system", "Segoe UI", "Roboto", "Ubuntu", "Cantarell", "Noto Sans", "DejaVu Sans", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")

# Gradio's name → light, dark. The rest of the colours are in assets/page.css.
_COLOURS = {
    "body_background_fill": ("#f3f1ec", "#15171a"),
    "body_text_color": ("#23211d", "#e5e2db"),
    "body_text_color_subdued": ("#645f56", "#a5a196"),
    "background_fill_primary": ("#ffffff", "#1d2024"),
    "background_fill_secondary": ("#f3f1ec", "#15171a"),
    "border_color_primary": ("#d9d4c9", "#373b41"),
    "block_background_fill": ("transparent", "transparent"),
    "block_border_width": ("0px", "0px"),
    "input_background_fill": ("#ffffff", "#1d2024"),
    "input_border_color": ("#8b8578", "#6d7178"),
    "input_placeholder_color": ("#6b665c", "#9c988d"),
    "button_primary_background_fill": ("#1f5a73", "#8cc4dc"),
    "button_primary_background_fill_hover": ("#174659", "#a9d6e8"),
    "button_primary_text_color": ("#ffffff", "#0d2630"),
    "button_secondary_background_fill": ("transparent", "transparent"),
    "button_secondary_background_fill_hover": ("#e7e3da", "#282c31"),
    "button_secondary_text_color": ("#23211d", "#e5e2db"),
    "button_secondary_border_color": ("#8b8578", "#6d7178"),
    "color_accent": ("#1f5a73", "#8cc4dc"),
    "link_text_color": ("#1f5a73", "#8cc4dc"),
}


def theme() -> gr.themes.Base:
    """The theme; its fonts are names only, so that the page asks no font server."""
    made = gr.themes.Base(font=SANS, font_mono=MONO, radius_size="md", text_size="md")
    colours = {name: light for name, (light, _) in _COLOURS.items()}
    dark = {f"{name}_dark": dark for name, (_, dark) in _COLOURS.items() if name not in ("color_accent",)}
    return made.set(**colours, **dark)
