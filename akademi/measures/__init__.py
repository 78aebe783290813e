"""Measures of poverty, inequality and human development, with survey weights and standard errors.

Pure functions on arrays, lists or pandas columns; only numpy is needed. ``weights`` always says how many
persons (or households) a row stands for: weight 3 is the same as three equal rows. Results are fractions,
0.0850 for 8.50 percent. Inputs are never changed. What cannot be measured is refused with a ``ValueError`` in
Indonesian that names the argument and the remedy.

=====================  ======================================================================================
``poverty``            FGT (P0, P1, P2), Watts, Sen, Sen-Shorrocks-Thon, income gap, cost of closing the gap
``inequality``         Gini, Lorenz, generalised entropy, Atkinson, Palma
``decomposition``      FGT and generalised entropy by group
``change``             growth incidence, pro-poor growth, growth against redistribution
``grouped``            poverty and Gini from decile shares, as the World Bank's POVCAL and PIP
``multidimensional``   Alkire-Foster H, A, M0
``human_development``  IPM of BPS, and the spending that a published IPM implies
``survey``             standard errors for weights, strata and clusters; bootstrap; design effect
=====================  ======================================================================================
"""

from akademi.measures.change import (
    GrowthIncidence,
    PovertyChange,
    decompose_change,
    growth_incidence_curve,
    pro_poor_growth_rate,
    quantile,
)
from akademi.measures.decomposition import (
    InequalityByGroup,
    PovertyByGroup,
    decompose_fgt,
    decompose_generalised_entropy,
)
from akademi.measures.grouped import (
    BetaLorenz,
    GroupedEstimate,
    GroupedPoverty,
    QuadraticLorenz,
    fit_beta_lorenz,
    fit_quadratic_lorenz,
    grouped_poverty,
    lorenz_from_shares,
)
from akademi.measures.human_development import (
    DimensionIndices,
    dimension_indices,
    human_development_index,
    implied_spending,
)
from akademi.measures.inequality import (
    LorenzCurve,
    atkinson,
    generalised_entropy,
    gini,
    lorenz,
    lorenz_share,
    mean_log_deviation,
    palma,
    theil,
)
from akademi.measures.multidimensional import (
    MultidimensionalByGroup,
    MultidimensionalPoverty,
    alkire_foster,
    decompose_alkire_foster,
    deprivation_scores,
    deprivations,
)
from akademi.measures.poverty import (
    aggregate_shortfall,
    fgt,
    headcount_ratio,
    income_gap_ratio,
    poverty_gap,
    poverty_severity,
    sen,
    sen_shorrocks_thon,
    watts,
)
from akademi.measures.survey import (
    BootstrapEstimate,
    SurveyEstimate,
    bootstrap,
    difference,
    effective_sample_size,
    survey_fgt,
    survey_gini,
    survey_mean,
    survey_ratio,
)

__all__ = [
    "BetaLorenz",
    "BootstrapEstimate",
    "DimensionIndices",
    "GroupedEstimate",
    "GroupedPoverty",
    "GrowthIncidence",
    "InequalityByGroup",
    "LorenzCurve",
    "MultidimensionalByGroup",
    "MultidimensionalPoverty",
    "PovertyByGroup",
    "PovertyChange",
    "QuadraticLorenz",
    "SurveyEstimate",
    "aggregate_shortfall",
    "alkire_foster",
    "atkinson",
    "bootstrap",
    "decompose_alkire_foster",
    "decompose_change",
    "decompose_fgt",
    "decompose_generalised_entropy",
    "deprivation_scores",
    "deprivations",
    "difference",
    "dimension_indices",
    "effective_sample_size",
    "fgt",
    "fit_beta_lorenz",
    "fit_quadratic_lorenz",
    "generalised_entropy",
    "gini",
    "grouped_poverty",
    "growth_incidence_curve",
    "headcount_ratio",
    "human_development_index",
    "implied_spending",
    "income_gap_ratio",
    "lorenz",
    "lorenz_from_shares",
    "lorenz_share",
    "mean_log_deviation",
    "palma",
    "poverty_gap",
    "poverty_severity",
    "pro_poor_growth_rate",
    "quantile",
    "sen",
    "sen_shorrocks_thon",
    "survey_fgt",
    "survey_gini",
    "survey_mean",
    "survey_ratio",
    "theil",
    "watts",
]
