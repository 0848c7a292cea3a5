-- first; comment
/* second; */ SELECT 1 -- inside; it
  + 2 /* and; /* nested; */ here */ ;
SELECT 1 */* not ; an operator */ 2;
SELECT 3 +-- rest;
 4;
SELECT 5 /* a * b / c **/ -- trailing; comment
;
/**/ SELECT /*/ ; */ 6;
SELECT '/*', 7; -- */
-- with a carriageSELECT 8;
