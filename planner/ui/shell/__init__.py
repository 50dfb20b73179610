"""The frame around every page: top bar, navigation, guidance, status line, and the window that holds them."""
