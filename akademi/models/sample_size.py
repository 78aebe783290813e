"""How many persons an evaluation needs, when whole villages take part together and some persons are lost.

Two groups, normal approximation: see :func:`akademi.models.effect_size.sample_size_per_arm`. Persons of one village
resemble each other; the design effect ``1 + (m - 1) rho`` is Kish's (L. Kish, *Survey Sampling*, 1965, section 5.4).
"""

from __future__ import annotations

import math

from akademi.models.effect_size import sample_size_per_arm


def spread_of_share(percent: float) -> float:
    """Return the standard deviation of a yes-or-no indicator, in percent: ``sqrt(p (100 - p))``.

    Parameters
    ----------
    percent : float
        Its baseline in percent, above 0 and below 100: a share that nobody or everybody has does not vary.
    """
    if not 0 < percent < 100:
        raise ValueError(f"percent is {percent}; give a share above 0 and below 100")
    return math.sqrt(percent * (100 - percent))


def design_effect(per_village: float, likeness: float) -> float:
    """Return by how much a sample of whole villages must be larger than one of single persons.

    Parameters
    ----------
    per_village : float
        Persons asked in each village; 1 if single persons are drawn.
    likeness : float
        Intra-cluster correlation, from 0 (neighbours are as different as strangers) to 1 (all alike).
    """
    if not per_village >= 1:
        raise ValueError(f"per_village is {per_village}; give 1 or more persons")
    if not 0 <= likeness <= 1:
        raise ValueError(f"likeness is {likeness}; give a correlation between 0 and 1")
    return 1 + (per_village - 1) * likeness


def persons_per_group(
    difference: float, spread: float, per_village: float = 1, likeness: float = 0, power: float = 0.8
) -> int:
    """Return the persons that must be measured at the end in each of two groups.

    Parameters
    ----------
    difference : float
        Smallest difference between the groups that is worth finding, in the indicator's unit.
    spread : float
        The indicator's standard deviation, in the same unit.
    per_village, likeness : float
        See :func:`design_effect`.
    power : float
        Wanted chance of finding the difference; the two-sided level is 5 percent.

    Examples
    --------
    >>> persons_per_group(difference=10, spread=100)
    1570
    """
    if not spread > 0:
        raise ValueError(f"spread is {spread}; give a standard deviation above 0")
    alone = sample_size_per_arm(difference / spread, power=power)
    return math.ceil(alone * design_effect(per_village, likeness) - 1e-9)


def persons_at_start(per_group: float, loss: float, groups: int = 2) -> int:
    """Return how many persons must be enrolled in all groups together, so that enough are left at the end.

    Parameters
    ----------
    per_group : float
        Persons needed at the end in each group.
    loss : float
        Share that cannot be measured again, from 0 to below 1.
    groups : int
        Number of groups.
    """
    if not 0 <= loss < 1:
        raise ValueError(f"loss is {loss}; give a share from 0 to below 1")
    return math.ceil(groups * per_group / (1 - loss) - 1e-9)
