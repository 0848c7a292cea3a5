;;
SELECT 1;; ; -- nothing;
/* nor; here */;
SELECT 2;
;
