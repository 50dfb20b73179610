from tests.ui.test_walk_through import *
from tests.ui import test_walk_through as W
MINE={"town","bodies","actors","resolutions","papers","meetings"}
LK=[l for l in W.LOOKS if (l.scale==200 or l.theme=="light")]
import os
@pytest.mark.parametrize("lk", LK, ids=W._name)
@pytest.mark.parametrize("openform",[0,1])
def test_mine(open_window,qtbot,lk,openform):
    wp=open_window(lk); found=[]
    for place,view in W._stops():
        if place not in MINE: continue
        W._go(wp,place,view); qtbot.wait(20)
        if openform:
            page=wp.frame.page(place)
            if hasattr(page,"piece"):
                rows=page.view.listing.rows(wp.desk); page.piece.choose(rows[0].id); page._open(rows[0]); wp.frame.body.set_open(False); qtbot.wait(20)
        found += [f"{place}:{view} {one}" for one in W._findings(wp)]
    assert found==[]
del test_every_place_can_be_used_and_read_in_every_look, test_the_start_can_be_used_and_read_in_every_look
