"""What every view looks like: its colours, sizes and icons, each from one place."""

from macros.look.colours import PALETTE, PHASES, Shade, accent, of_phase
from macros.look.drawings import icon
from macros.look.drawings import names as icons
from macros.look.motif import MOTIF_SIZE, Way, ways
from macros.look.views import as_json, filled, sheet

__all__ = [
    "MOTIF_SIZE",
    "PALETTE",
    "PHASES",
    "Shade",
    "Way",
    "accent",
    "as_json",
    "filled",
    "icon",
    "icons",
    "of_phase",
    "sheet",
    "ways",
]
