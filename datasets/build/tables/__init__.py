"""The tables of the course, one module each, in the order of the catalogue."""

from tables import (
    bukti_jebakan,
    fakta_indonesia,
    indonesia_desil_2017ppp,
    jatim_kemiskinan,
    kabkota_2021,
    kabkota_garis_kemiskinan,
    kabkota_kedalaman,
    komoditas_garis_kemiskinan,
    mobilitas_fakta,
    modal_manusia_2018,
    nasional_indikator,
    nasional_kemiskinan,
    negara_kemiskinan_2017ppp,
    negara_kemiskinan_2021ppp,
    negara_panel,
    negara_pdb_per_kapita,
    probolinggo_indikator,
    probolinggo_kemiskinan,
    provinsi_indikator,
    provinsi_kemiskinan,
    salah_angka_pers,
    wilayah,
)

TABLES = tuple(
    module.TABLE
    for module in (
        probolinggo_kemiskinan,
        probolinggo_indikator,
        jatim_kemiskinan,
        wilayah,
        kabkota_garis_kemiskinan,
        kabkota_kedalaman,
        kabkota_2021,
        provinsi_kemiskinan,
        provinsi_indikator,
        nasional_kemiskinan,
        nasional_indikator,
        komoditas_garis_kemiskinan,
        fakta_indonesia,
        indonesia_desil_2017ppp,
        negara_pdb_per_kapita,
        negara_panel,
        negara_kemiskinan_2017ppp,
        negara_kemiskinan_2021ppp,
        modal_manusia_2018,
        mobilitas_fakta,
        bukti_jebakan,
        salah_angka_pers,
    )
)
