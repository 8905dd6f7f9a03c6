"""What people added to a task: the keys of `model/curated.py`, and those that begin with `x-`."""

from collections.abc import Mapping
from typing import Any

from zwgk_parse.model.curated import CuratedFields, is_own

CURATED_KEYS = tuple(CuratedFields.__annotations__)


def people_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a record that no parse gives, with their values.

    >>> people_of({"id": "1", "status": "已完成", "x-联系人": "张三"})
    {'status': '已完成', 'x-联系人': '张三'}
    """
    return {key: value for key, value in record.items() if key in CURATED_KEYS or is_own(key)}
