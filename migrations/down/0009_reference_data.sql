-- schemarunner:expect rows mst_jenis_sertifikasi -3
-- schemarunner:expect rows mst_jenis_pelatihan -3
-- schemarunner:expect rows mst_jenis_bantuan -3
-- schemarunner:expect rows mst_alat_tangkap -3
-- schemarunner:expect rows mst_komoditas -3
-- schemarunner:expect rows mst_jenis_usaha -4
-- Reverts 0009: exactly the rows that it inserted, by their codes.

DELETE FROM mst_jenis_sertifikasi WHERE kode_jenis_sertifikasi IN ('SR001', 'SR002', 'SR003');
DELETE FROM mst_jenis_pelatihan WHERE kode_jenis_pelatihan IN ('PL001', 'PL002', 'PL003');
DELETE FROM mst_jenis_bantuan WHERE kode_jenis_bantuan IN ('BT001', 'BT002', 'BT003');
DELETE FROM mst_alat_tangkap WHERE kode_alat_tangkap IN ('AT001', 'AT002', 'AT003');
DELETE FROM mst_komoditas WHERE kode_komoditas IN ('KOM001', 'KOM002', 'KOM003');
DELETE FROM mst_jenis_usaha WHERE kode_jenis_usaha IN ('JU001', 'JU002', 'JU003', 'JU004');
