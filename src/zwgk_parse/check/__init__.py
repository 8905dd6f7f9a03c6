"""What a task file must obey: findings with their places, what would mend them, forms to report them in."""
