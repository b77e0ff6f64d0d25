"""How those who are no treaty body recommend: experts who visit, committees on a complaint, "
"bodies of a region."""
